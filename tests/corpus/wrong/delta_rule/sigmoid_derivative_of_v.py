# expect: slope_from_the_sum
import numpy as np


def sigmoid_derivative(x):
    return x * (1 - x)


def delta_step(w, x, d, lr):
    v = np.sum(w * x)
    y = 1 / (1 + np.exp(-v))
    return w + sigmoid_derivative(v) * (d - y) * lr * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(len(X)):
                w = delta_step(w.copy(), X[k], d[k], lr)
        else:
            w = np.mean([delta_step(w.copy(), X[k], d[k], lr) for k in range(len(X))], axis=0)
    return w
