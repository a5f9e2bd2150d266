# expect: none
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def forward(params, x):
    h = sigmoid(x @ params["W1"] + params["b1"])
    y = sigmoid(h @ params["W2"] + params["b2"])
    return y, (x, h, y)


def backward(params, cache, t):
    x, h, y = cache
    da = (y - t) / len(t)
    dz = da @ params["W2"].T * h * (1 - h)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}
