import numpy as np


def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def tanh(x):
    return 2 * sigmoid(2.0 * x) - 1


def tanh_grad(x):
    s = sigmoid(2.0 * x)
    return 4 * s * (1 - s)


def relu(x):
    return (x + np.abs(x)) / 2


def relu_grad(x):
    return (np.sign(x) + np.abs(np.sign(x))) / 2


def leaky_relu(x, a=0.01):
    return relu(x) - a * relu(-x)


def leaky_relu_grad(x, a=0.01):
    return a + (1 - a) * relu_grad(x)
