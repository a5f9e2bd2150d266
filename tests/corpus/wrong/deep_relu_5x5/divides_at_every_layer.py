# expect: none
import numpy as np

DIGITS = [
    [[0,1,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,1,1,1,0]],
    [[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[1,0,0,0,0],[1,1,1,1,1]],
    [[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]],
    [[0,0,0,1,0],[0,0,1,1,0],[0,1,0,1,0],[1,1,1,1,1],[0,0,0,1,0]],
    [[1,1,1,1,1],[1,0,0,0,0],[1,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]],
]


def images():
    return np.array(DIGITS).reshape(5, 25)


def softmax(a):
    a = a - np.max(a, axis=1, keepdims=True)
    return np.exp(a) / np.sum(np.exp(a), axis=1, keepdims=True)


def forward(params, x):
    z1 = x @ params["W1"]
    h1 = np.maximum(0, z1)
    z2 = h1 @ params["W2"]
    h2 = np.maximum(0, z2)
    z3 = h2 @ params["W3"]
    h3 = np.maximum(0, z3)
    y = softmax(h3 @ params["W4"])
    return y, (x, z1, h1, z2, h2, z3, h3, y)


def backward(params, cache, t):
    x, z1, h1, z2, h2, z3, h3, y = cache
    N = len(t)
    d4 = (y - t) / N
    d3 = d4 @ params["W4"].T * (z3 > 0) / N
    d2 = d3 @ params["W3"].T * (z2 > 0) / N
    d1 = d2 @ params["W2"].T * (z1 > 0) / N
    return {"W1": x.T @ d1, "W2": h1.T @ d2, "W3": h2.T @ d3, "W4": h3.T @ d4}


def train(params, X, T, lr, epochs):
    W = {k: v.copy() for k, v in params.items()}
    for epoch in range(epochs):
        for i in range(len(X)):
            y, cache = forward(W, X[i:i + 1])
            g = backward(W, cache, T[i:i + 1])
            for k in W:
                W[k] = W[k] - lr * g[k]
    return W
