import numpy as np


def line_accuracy(w, b, X, d):
    return np.mean(np.sign(np.dot(X, w) + b) == 2 * d - 1)


def best_line_accuracy(X, d):
    angles = np.linspace(0, 2 * np.pi, 721)
    offsets = np.linspace(-6, 6, 301) + 0.0123
    normals = np.stack([np.cos(angles), np.sin(angles)])
    side = np.sign((X @ normals)[:, :, None] - offsets)
    return (side == (2 * np.asarray(d) - 1)[:, None, None]).mean(axis=0).max()


def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1 / (1 + np.exp(-(x @ w + b)))
            w, b = w + lr * y * (1 - y) * (t - y) * x, b + lr * y * (1 - y) * (t - y)
    y = 1 / (1 + np.exp(-(X @ w + b)))
    return y, line_accuracy(w, b, X, d)
