import numpy as np


def minibatches(n, size, rng):
    return np.split(rng.permutation(np.arange(n)), range(size, n, size))


def batch_step(x, y, a, b, rows, lr):
    X = np.vander(x[rows].astype(float), 2)
    w = np.array([a, b], dtype=float)
    w -= lr * 2 / len(rows) * X.T @ (X @ w - y[rows])
    return tuple(w)


def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    a, b = a0, b0
    a_path, b_path = [a], [b]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
        a_path.append(a)
        b_path.append(b)
    return np.array(a_path, dtype=float), np.array(b_path, dtype=float)
