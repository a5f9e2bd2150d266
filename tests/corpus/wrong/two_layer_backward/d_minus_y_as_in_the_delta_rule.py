# expect: wrong_sign
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
    e = (t - y) / len(t)
    delta1 = h * (1 - h) * (e @ params["W2"].T)
    return {"W1": x.T @ delta1, "b1": delta1.sum(axis=0), "W2": h.T @ e, "b2": e.sum(axis=0)}
