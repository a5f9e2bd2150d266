# expect: one_minus_the_input
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x.astype(float)))

def sigmoid_grad(x): return sigmoid(x) * (1 - x)
def sigmoid_grad_from_output(s): return s * (1 - s)
