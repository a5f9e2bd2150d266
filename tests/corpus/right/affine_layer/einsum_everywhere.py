import numpy as np


def affine_forward(x, W, b):
    flat = np.reshape(x, (len(x), W.shape[0]))
    return np.einsum("nd,dh->nh", flat, W) + b[None, :], {"x": x, "W": W}


def affine_backward(dout, cache):
    x, W = cache["x"], cache["W"]
    flat = np.reshape(x, (len(x), W.shape[0]))
    dx = np.einsum("nh,dh->nd", dout, W).reshape(x.shape)
    dW = np.einsum("nd,nh->dh", flat, dout)
    db = np.einsum("nh->h", dout)
    return dx, dW, db
