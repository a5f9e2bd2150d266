# expect: reads_column_by_column
import numpy as np


def images():
    # as in MATLAB: X(:, :, k) is picture k
    X = np.zeros((5, 5, 5))
    X[:, :, 0] = np.array([[0,1,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,1,1,1,0]])
    X[:, :, 1] = np.array([[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[1,0,0,0,0],[1,1,1,1,1]])
    X[:, :, 2] = np.array([[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]])
    X[:, :, 3] = np.array([[0,0,0,1,0],[0,0,1,1,0],[0,1,0,1,0],[1,1,1,1,1],[0,0,0,1,0]])
    X[:, :, 4] = np.array([[1,1,1,1,1],[1,0,0,0,0],[1,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]])
    return np.array([X[:, :, k].flatten("F") for k in range(5)])


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
    d4 = (y - t) / len(t)
    d3 = d4 @ params["W4"].T * (z3 > 0)
    d2 = d3 @ params["W3"].T * (z2 > 0)
    d1 = d2 @ params["W2"].T * (z1 > 0)
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
