# expect: overflows_to_nan
import numpy as np


def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)


def delta_step(w, x, d, lr):
    y = sigmoid(np.dot(w, x))
    return w + lr * (y * (1 - y) * (d - y)) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
