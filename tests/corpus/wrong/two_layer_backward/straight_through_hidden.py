# expect: no_slope_of_the_sigmoid
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
    delta2 = (y - t) / t.shape[0]
    delta1 = np.dot(delta2, params["W2"].T)
    return {
        "W2": np.dot(h.T, delta2), "b2": np.sum(delta2, 0),
        "W1": np.dot(x.T, delta1), "b1": np.sum(delta1, 0),
    }
