# expect: always_the_same_slope
import numpy as np


SLOPE = 0.01


def leaky_relu_grad(x, a=0.01):
    g = np.full(x.shape, SLOPE)
    g[x > 0] = 1
    return g


def tanh(x):
    return np.tanh(x)


def tanh_grad(x):
    return 1 - np.tanh(x) ** 2


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x):
    return (x > 0).astype(float)


def leaky_relu(x, a=0.01):
    return np.where(x > 0, x, a * x)
