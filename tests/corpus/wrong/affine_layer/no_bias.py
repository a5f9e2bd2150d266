# expect: forgets_the_bias
import numpy as np


def affine_forward(x, W, b):
    return np.dot(x.reshape(len(x), -1), W), (x, W)


def affine_backward(dout, cache):
    x, W = cache
    rows = x.reshape(x.shape[0], -1)
    dx = (dout @ W.T).reshape(x.shape)
    dW = rows.T @ dout
    db = dout.sum(axis=0)
    return dx, dW, db
