# expect: sigmoid_in_the_hidden_layers
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


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(params, x):
    h1 = sigmoid(x @ params["W1"])
    h2 = sigmoid(h1 @ params["W2"])
    h3 = sigmoid(h2 @ params["W3"])
    y = softmax(h3 @ params["W4"])
    return y, (x, h1, h2, h3, y)


def backward(params, cache, t):
    x, h1, h2, h3, y = cache
    d4 = (y - t) / len(t)
    d3 = d4 @ params["W4"].T * h3 * (1 - h3)
    d2 = d3 @ params["W3"].T * h2 * (1 - h2)
    d1 = d2 @ params["W2"].T * h1 * (1 - h1)
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
