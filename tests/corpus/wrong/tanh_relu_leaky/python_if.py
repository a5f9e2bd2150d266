# expect: none
import numpy as np


def relu(x):
    if x > 0:
        return x
    return 0


def tanh(x):
    return np.tanh(x)


def tanh_grad(x):
    return 1 - np.tanh(x) ** 2


def relu_grad(x):
    return (x > 0).astype(float)


def leaky_relu(x, a=0.01):
    return np.where(x > 0, x, a * x)


def leaky_relu_grad(x, a=0.01):
    return np.where(x > 0, 1.0, a)
