# expect: sigmoid_twice
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


def sigmoid_grad(x):
    return (1.0 - sigmoid(x)) * sigmoid(x)


def backward(params, cache, t):
    x, a1, z1, y = cache
    dy = (y - t) / x.shape[0]
    dz1 = np.dot(dy, params["W2"].T)
    da1 = sigmoid_grad(z1) * dz1
    return {"W1": x.T.dot(da1), "b1": da1.sum(0), "W2": z1.T.dot(dy), "b2": dy.sum(0)}
