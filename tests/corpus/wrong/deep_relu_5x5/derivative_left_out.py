# expect: no_slope_of_relu
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
    x, _, h1, _, h2, _, h3, y = cache
    N = t.shape[0]
    e = (y - t) / N
    e3 = np.dot(e, params["W4"].T)
    e2 = np.dot(e3, params["W3"].T)
    e1 = np.dot(e2, params["W2"].T)
    return {"W1": np.dot(x.T, e1), "W2": np.dot(h1.T, e2), "W3": np.dot(h2.T, e3), "W4": np.dot(h3.T, e)}


def train(params, X, T, lr, epochs):
    W = {k: v.copy() for k, v in params.items()}
    for epoch in range(epochs):
        for i in range(len(X)):
            y, cache = forward(W, X[i:i + 1])
            g = backward(W, cache, T[i:i + 1])
            for k in W:
                W[k] = W[k] - lr * g[k]
    return W
