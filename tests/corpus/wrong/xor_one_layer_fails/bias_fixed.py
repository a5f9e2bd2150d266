# expect: leaves_the_bias_alone
import numpy as np


def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


def best_line_accuracy(X, d):
    best = 0
    for degree in range(360):
        a = np.pi * degree / 180
        w = np.array([np.cos(a), np.sin(a)])
        p = np.sort(X @ w)
        for c in [p[0] - 1] + list((p[1:] + p[:-1]) / 2) + [p[-1] + 1]:
            best = max(best, line_accuracy(w, -c, X, d))
    return best


def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1 / (1 + np.exp(-(x @ w + b)))
            w, b = w + lr * y * (1 - y) * (t - y) * x, b
    y = 1 / (1 + np.exp(-(X @ w + b)))
    return y, line_accuracy(w, b, X, d)
