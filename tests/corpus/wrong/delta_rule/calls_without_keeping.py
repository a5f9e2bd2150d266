# expect: drops_the_result
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0
    for epoch in range(epochs):
        for x, t in zip(X, d):
            delta_step(w, x, t, lr)
    return w
