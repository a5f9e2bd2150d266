# expect: sgd_waits_for_the_last_row
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        y = 1 / (1 + np.exp(-X @ w))
        g = X.T @ (y * (1 - y) * (d - y))
        if mode == "batch":
            g = g / len(X)
        w += lr * g
    return w
