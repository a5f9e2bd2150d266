# expect: does_not_sum_the_biases
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
    grads = {}
    grads["b2"] = (y - t) / len(t)
    grads["W2"] = h.T @ grads["b2"]
    grads["b1"] = grads["b2"] @ params["W2"].T * h * (1 - h)
    grads["W1"] = x.T @ grads["b1"]
    return grads
