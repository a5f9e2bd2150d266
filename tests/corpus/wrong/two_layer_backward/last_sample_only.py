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
    for n in range(len(t)):
        da = (y[n] - t[n]) / len(t)
        dz = params["W2"] @ da * h[n] * (1 - h[n])
        grads = {"W1": np.outer(x[n], dz), "b1": dz, "W2": np.outer(h[n], da), "b2": da}
    return grads
