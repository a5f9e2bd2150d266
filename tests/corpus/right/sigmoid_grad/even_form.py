import numpy as np

def sigmoid_grad(x):
    e = np.exp(-np.abs(x.astype(np.float64)))
    return e / (1.0 + e) ** 2

def sigmoid_grad_from_output(s):
    return np.multiply(s, np.subtract(1, s))
