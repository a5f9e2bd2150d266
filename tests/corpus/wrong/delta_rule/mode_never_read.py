# expect: always_sgd
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for epoch in range(epochs):
        for i in range(X.shape[0]):
            w = delta_step(w, X[i, :], d[i], lr)
    return w
