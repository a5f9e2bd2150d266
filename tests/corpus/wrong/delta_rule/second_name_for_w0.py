# expect: changes_w0
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    w += lr * y * (1 - y) * (d - y) * x
    return w


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0
    for _ in range(epochs):
        if mode == "sgd":
            for x, t in zip(X, d):
                w = delta_step(w, x, t, lr)
        else:
            w += np.mean([delta_step(w.copy(), x, t, lr) - w for x, t in zip(X, d)], axis=0)
    return w
