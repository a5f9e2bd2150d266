# expect: none
import numpy as np


def delta_step(w, x, d, lr):
    y = np.tanh(np.dot(w, x))
    return w + lr * (1 - y ** 2) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
