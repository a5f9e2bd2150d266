import numpy as np
def f(v):
    e = np.exp(-np.abs(v))
    return np.where(np.asarray(v) < 0, e, 1) / (1 + e)
def change(w, X, d, lr):
    y = f(X @ w)
    return lr * ((d - y) * y * (1 - y)) @ X / len(X)
def delta_step(w, x, d, lr):
    return w + change(w, x.reshape(1, -1), np.array([d]), lr)
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0 + 0
    size = 1 if mode == "sgd" else len(X)
    for e in range(epochs):
        for i in range(0, len(X), size):
            w = w + change(w, X[i:i+size], d[i:i+size], lr)
    return w
