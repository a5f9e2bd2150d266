# expect: none
import numpy as np


def affine_forward(x, W, b):
    rows = x.reshape(x.shape[0], -1)
    return rows @ W + b, (x, W)


def affine_backward(dout, cache):
    x, W = cache
    rows = x.reshape(x.shape[0], -1)
    dx = (dout @ W.T).reshape(x.shape)
    dW = rows.T @ dout
    db = np.sum(dout, axis=0, keepdims=True)
    return dx, dW, db
