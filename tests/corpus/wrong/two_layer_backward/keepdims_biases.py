# expect: none
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(params, x):
    z = x @ params["W1"] + params["b1"]
    h = sigmoid(z)
    y = softmax(h @ params["W2"] + params["b2"])
    return y, (x, z, h, y)


def backward(params, cache, t):
    x, z, h, y = cache
    da = (y - t) / len(t)
    dz = da @ params["W2"].T * h * (1 - h)
    return {
        "W1": x.T @ dz, "b1": dz.sum(axis=0, keepdims=True),
        "W2": h.T @ da, "b2": da.sum(axis=0, keepdims=True),
    }
