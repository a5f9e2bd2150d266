# expect: writes_into_x
import numpy as np


def relu_forward(x):
    keep = x.copy()
    x[x < 0] = 0
    return x, keep


def relu_backward(dout, cache):
    return dout * (cache > 0)


def sigmoid_forward(x):
    e = np.exp(-np.abs(x))
    y = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
    return y, y.copy()


def sigmoid_backward(dout, cache):
    return dout * cache * (1 - cache)
