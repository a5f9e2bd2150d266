import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    z = np.exp(-np.abs(x))
    return np.where(x < 0, z, 1) / (1 + z)

def sigmoid_grad(x):
    return sigmoid_grad_from_output(sigmoid(x))

def sigmoid_grad_from_output(s):
    return s - s ** 2
