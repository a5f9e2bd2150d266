import numpy as np


def relu_forward(x):
    slope = np.heaviside(x.astype(float), 0.0)
    return x * slope, slope


def relu_backward(dout, cache):
    return cache * dout


def sigmoid_forward(x):
    y = np.where(x < 0, np.exp(np.minimum(x, 0.0)), 1.0) / (1.0 + np.exp(-np.abs(x)))
    return y, np.sqrt(y * (1 - y))


def sigmoid_backward(dout, cache):
    return cache * cache * dout
