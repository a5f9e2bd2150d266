# expect: none
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        y = 1 / (1 + np.exp(-X @ w))
        if np.all(np.round(y) == d):
            break
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w, X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w, X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
