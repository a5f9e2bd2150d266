import numpy as np
from collections import namedtuple
Cache = namedtuple("Cache", "out")
def relu_forward(x):
    out = (np.abs(x) + x) / 2
    return out, Cache(out.copy())
def relu_backward(dout, cache):
    return np.sign(cache.out) * dout
def sigmoid_forward(x):
    out = 0.5 * np.tanh(0.5 * np.asarray(x)) + 0.5
    return out, Cache(np.array(out))
def sigmoid_backward(dout, cache):
    y = cache.out
    return np.multiply(np.subtract(y, np.square(y)), dout)
