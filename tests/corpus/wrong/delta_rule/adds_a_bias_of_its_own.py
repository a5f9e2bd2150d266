# expect: none
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    X = np.column_stack([X, np.ones(len(X))])
    w = np.append(w0, 0.0)
    for _ in range(epochs):
        for k in range(len(X)):
            w = delta_step(w, X[k], d[k], lr)
    return w
