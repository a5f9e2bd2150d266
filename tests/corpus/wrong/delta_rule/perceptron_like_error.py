# expect: leaves_out_the_slope
import numpy as np


def delta_step(w, x, d, lr):
    output = 1.0 / (1.0 + np.exp(-(w * x).sum()))
    error = d - output
    for i in range(w.size):
        w[i] += lr * error * x[i]
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
