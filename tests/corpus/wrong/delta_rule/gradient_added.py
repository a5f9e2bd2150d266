# expect: walks_away
import numpy as np


def delta_step(w, x, d, lr):
    y = 0.5 * (1 + np.tanh(0.5 * np.inner(w, x)))
    gradient = (y - d) * (y - y * y) * x
    w = w + lr * gradient
    return w


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
