import numpy as np

sigmoid = lambda v: 1 / (1 + np.exp(-v))


def delta_step(w, x, d, lr):
    y = sigmoid(np.dot(w, x))
    error = y - d            # the other way round, so we subtract
    w -= lr * error * y * (1 - y) * x
    return w


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = np.array(w0)
    for _ in range(epochs):
        if mode == "batch":
            y = sigmoid(X @ w)
            w -= lr * np.mean(((y - d) * y * (1 - y))[:, None] * X, axis=0)
        else:
            for x, t in zip(X, d):
                delta_step(w, x, t, lr)
    return w
