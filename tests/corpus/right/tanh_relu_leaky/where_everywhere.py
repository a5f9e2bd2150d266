import numpy as np

tanh = np.tanh


def tanh_grad(x):
    return 1 - tanh(x) ** 2


def relu(x):
    return np.where(x > 0, x, 0)


def relu_grad(x):
    return np.where(x > 0, 1, 0)


def leaky_relu(x, a=0.01):
    return np.where(x > 0, x, a * x)


def leaky_relu_grad(x, a=0.01):
    return np.where(x > 0, 1, a)
