import numpy as np
def tanh(x): return np.tanh(x)
def tanh_grad(x): return 1 - np.power(tanh(x), 2)
def leaky_relu(x, a=0.01): return x * leaky_relu_grad(x, a)
def leaky_relu_grad(x, a=0.01):
    g = np.full(x.shape, float(a))
    g[x > 0] = 1
    return g
def relu(x): return leaky_relu(x, 0)
def relu_grad(x): return leaky_relu_grad(x, 0)
