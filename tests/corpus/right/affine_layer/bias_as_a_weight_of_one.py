import numpy as np


def with_ones(x):
    flat = x.reshape(x.shape[0], -1)
    return np.hstack([flat, np.ones((len(flat), 1))])


def affine_forward(x, W, b):
    both = np.vstack([W, b])
    return with_ones(x) @ both, (x, both)


def affine_backward(dout, cache):
    x, both = cache
    d_both = with_ones(x).T @ dout
    dx = dout @ both[:-1].T
    return dx.reshape(x.shape), d_both[:-1], d_both[-1]
