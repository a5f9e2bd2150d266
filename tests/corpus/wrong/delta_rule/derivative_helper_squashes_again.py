# expect: sigmoid_twice
import numpy as np


def sig(x, deriv=False):
    s = 1 / (1 + np.exp(-x))
    if deriv:
        return s * (1 - s)
    return s


def delta_step(w, x, d, lr):
    y = sig(np.dot(w, x))
    return w + lr * sig(y, deriv=True) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
