import numpy as np


def backprop_step(W1, W2, x, d, lr):
    y1 = 1 / (1 + np.exp(-(W1 * x).sum(axis=1)))
    y = 1 / (1 + np.exp(-(W2[0] * y1).sum()))
    delta = y * (1 - y) * (d - y)
    # one output: W2 * delta is the matrix product
    delta1 = y1 * (1 - y1) * (W2 * delta).ravel()
    W1 = W1 + lr * delta1[:, None] * x[None, :]
    W2 = W2 + lr * delta * y1
    return W1, W2


def train_xor(X, d, W1, W2, lr, epochs):
    rows = list(zip(X, d))
    for x, target in rows * epochs:
        W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
