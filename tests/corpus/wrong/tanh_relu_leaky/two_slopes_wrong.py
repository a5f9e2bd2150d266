# expect: formula_of_the_sigmoid, is_relu
import numpy as np

def tanh(x): return np.tanh(x)
def tanh_grad(x): return 1 - np.tanh(x) ** 2
def relu(x): return np.maximum(x, 0)
def relu_grad(x): return np.where(x > 0, 1, 0)
def leaky_relu(x, a=0.01): return np.where(x > 0, x, a * x)
def leaky_relu_grad(x, a=0.01): return np.where(x > 0, 1.0, a)

def relu_grad(x): return np.where(x > 0, x, 0)
def tanh_grad(x): return np.tanh(x) * (1 - np.tanh(x))
