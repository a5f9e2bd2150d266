# expect: none
import numpy as np


def relu_forward(x):
    global mask
    mask = x > 0
    return x * mask, None


def relu_backward(dout, cache):
    return dout * mask


def sigmoid_forward(x):
    e = np.exp(-np.abs(x))
    y = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
    return y, y.copy()


def sigmoid_backward(dout, cache):
    return dout * cache * (1 - cache)
