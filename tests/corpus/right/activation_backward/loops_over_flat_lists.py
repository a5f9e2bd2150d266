import math

import numpy as np


def sig(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)


def relu_forward(x):
    flat = [max(float(v), 0.0) for v in x.ravel()]
    keep = [1.0 if v > 0 else 0.0 for v in x.ravel()]
    return np.array(flat).reshape(x.shape), keep


def relu_backward(dout, cache):
    out = [k * float(d) for k, d in zip(cache, dout.ravel())]
    return np.array(out).reshape(dout.shape)


def sigmoid_forward(x):
    flat = [sig(float(v)) for v in x.ravel()]
    return np.array(flat).reshape(x.shape), flat


def sigmoid_backward(dout, cache):
    out = [y * (1 - y) * float(d) for y, d in zip(cache, dout.ravel())]
    return np.array(out).reshape(dout.shape)
