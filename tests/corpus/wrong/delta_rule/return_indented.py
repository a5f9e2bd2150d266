# expect: returns_after_one_epoch
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for epoch in range(epochs):
        if mode == "sgd":
            for x, t in zip(X, d):
                w = delta_step(w, x, t, lr)
        else:
            dw = sum(delta_step(w, x, t, lr) - w for x, t in zip(X, d)) / len(X)
            w = w + dw
        return w
    return w
