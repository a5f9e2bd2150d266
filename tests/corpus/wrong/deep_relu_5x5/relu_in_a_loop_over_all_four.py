# expect: relu_before_the_softmax
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
    h = [x]
    for name in params:
        h.append(np.maximum(0, h[-1] @ params[name]))
    y = softmax(h[-1])
    return y, h[:4] + [y]


def backward(params, cache, t):
    *h, y = cache
    d = (y - t) / t.shape[0]
    grads = {}
    for i in [3, 2, 1, 0]:
        grads["W" + str(i + 1)] = h[i].T @ d
        d = (d @ params["W" + str(i + 1)].T) * (h[i] > 0)
    return grads


def train(params, X, T, lr, epochs):
    W = {k: v.copy() for k, v in params.items()}
    for epoch in range(epochs):
        for i in range(len(X)):
            y, cache = forward(W, X[i:i + 1])
            g = backward(W, cache, T[i:i + 1])
            for k in W:
                W[k] = W[k] - lr * g[k]
    return W
