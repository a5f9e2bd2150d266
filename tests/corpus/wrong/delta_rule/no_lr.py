# expect: forgets_the_learning_rate
import numpy as np


def delta_step(w, x, d, lr=0.9):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    e = d - y
    dw = np.multiply(y * (1 - y) * e, x)
    return np.add(w, dw)


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
