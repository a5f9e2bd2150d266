# expect: takes_the_mean_for_the_biases
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
    m = x.shape[0]
    dZ2 = (y - t) / m
    dZ1 = np.multiply(dZ2.dot(params["W2"].T), h * (1 - h))
    return {"W1": x.T.dot(dZ1), "b1": np.mean(dZ1, axis=0), "W2": h.T.dot(dZ2), "b2": np.mean(dZ2, axis=0)}
