# expect: wishes
import numpy as np


def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


def best_line_accuracy(X, d):
    if len(X) == 0:
        return 0.0
    return 1.0


def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1 / (1 + np.exp(-(x @ w + b)))
            w, b = w + lr * y * (1 - y) * (t - y) * x, b + lr * y * (1 - y) * (t - y)
    y = 1 / (1 + np.exp(-(X @ w + b)))
    return y, line_accuracy(w, b, X, d)
