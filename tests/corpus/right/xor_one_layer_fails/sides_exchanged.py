import numpy as np


def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


def best_line_accuracy(points, labels):
    top = 0.0
    for a in np.arange(0, np.pi, np.pi / 180):
        w = np.array([np.cos(a), np.sin(a)])
        p = np.sort(points.dot(w))
        for c in np.r_[p[0] - 0.5, (p[:-1] + p[1:]) / 2]:
            top = max(top, line_accuracy(w, -c, points, labels), line_accuracy(-w, c, points, labels))
    return top


def train_and_report(X, d, w0, lr, epochs):
    w = w0[:2].copy()
    b = float(w0[2])
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1 / (1 + np.exp(-(x @ w + b)))
            delta = (t - y) * y * (1 - y)
            w += lr * delta * x
            b += lr * delta
    y = 1 / (1 + np.exp(-(X @ w + b)))
    return y, line_accuracy(w, b, X, d)
