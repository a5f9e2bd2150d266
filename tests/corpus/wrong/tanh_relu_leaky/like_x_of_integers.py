# expect: cut_to_integers
import numpy as np


def leaky_relu(x, a=0.01):
    out = np.empty_like(x)
    out[x > 0] = x[x > 0]
    out[x <= 0] = a * x[x <= 0]
    return out


def tanh(x):
    return np.tanh(x)


def tanh_grad(x):
    return 1 - np.tanh(x) ** 2


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x):
    return (x > 0).astype(float)


def leaky_relu_grad(x, a=0.01):
    return np.where(x > 0, 1.0, a)
