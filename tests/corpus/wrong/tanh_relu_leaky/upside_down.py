# expect: falls
import numpy as np


def tanh(x):
    e = np.exp(np.clip(2.0 * x, -500, 500))
    return (1 - e) / (1 + e)


def tanh_grad(x):
    return 1 - np.tanh(x) ** 2


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x):
    return (x > 0).astype(float)


def leaky_relu(x, a=0.01):
    return np.where(x > 0, x, a * x)


def leaky_relu_grad(x, a=0.01):
    return np.where(x > 0, 1.0, a)
