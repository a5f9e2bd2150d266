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
    dW2, db2 = h.T @ da, da.sum(axis=0)
    params["W2"] -= 0.1 * dW2
    params["b2"] -= 0.1 * db2
    dz = da @ params["W2"].T * h * (1 - h)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": dW2, "b2": db2}
