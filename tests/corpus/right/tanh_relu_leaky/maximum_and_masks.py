import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


def tanh_grad(x):
    t = tanh(x)
    return (1 - t) * (1 + t)


def relu(x):
    return np.maximum(0, x)


def relu_grad(x):
    return (x > 0) * 1.0


def leaky_relu(x, a=0.01):
    return np.maximum(a * x, x)


def leaky_relu_grad(x, a=0.01):
    mask = (x > 0).astype(float)
    return mask + a * (1 - mask)
