import numpy as np


def sigma(z):
    return np.where(z > 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z))))


def backprop_step(W1, W2, x, d, lr):
    W, b = W1[:, :2], W1[:, 2]
    h = sigma(W @ x[:2] + b * x[2])
    y = sigma(W2 @ h)
    delta = y * (1 - y) * (d - y)
    delta1 = h * (1 - h) * (W2.T @ delta)
    W = W + lr * np.outer(delta1, x[:2])
    b = b + lr * delta1 * x[2]
    return np.hstack([W, b[:, None]]), W2 + lr * delta[:, None] * h


def train_xor(X, d, W1, W2, lr, epochs):
    from itertools import product
    for _, k in product(range(epochs), range(len(d))):
        W1, W2 = backprop_step(W1, W2, X[k], d[k], lr)
    return W1, W2
