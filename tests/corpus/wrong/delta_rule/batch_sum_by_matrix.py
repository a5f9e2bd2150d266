# expect: batch_takes_the_sum
import numpy as np


def delta_step(w, x, d, lr):
    y = 1 / (1 + np.exp(-np.dot(w, x)))
    return w + lr * y * (1 - y) * (d - y) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = np.array(w0)
    for epoch in range(epochs):
        if mode == "sgd":
            for i in range(X.shape[0]):
                w = delta_step(w, X[i, :], d[i], lr)
        else:
            y = 1 / (1 + np.exp(-np.matmul(X, w)))
            w = w + lr * np.dot((d - y) * y * (1 - y), X)
    return w
