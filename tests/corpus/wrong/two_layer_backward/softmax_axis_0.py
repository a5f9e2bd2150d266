# expect: softmax_down_the_columns
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def softmax(x):
    x = x - np.max(x, axis=0)
    return np.exp(x) / np.sum(np.exp(x), axis=0)


def forward(params, x):
    z = np.dot(x, params["W1"]) + params["b1"]
    h = sigmoid(z)
    y = softmax(np.dot(h, params["W2"]) + params["b2"])
    return y, (x, z, h, y)


def backward(params, cache, t):
    x, z, h, y = cache
    da = (y - t) / len(t)
    dz = da @ params["W2"].T * h * (1 - h)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}
