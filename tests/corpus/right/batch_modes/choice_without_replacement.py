import numpy as np


def minibatches(n, size, rng):
    left = rng.choice(n, size=n, replace=False)
    out = []
    while len(left) > 0:
        out.append(left[:size])
        left = left[size:]
    return out


def batch_step(x, y, a, b, rows, lr):
    da = db = 0.0
    for i in rows:
        e = (a * x[i] + b) - y[i]
        da += 2 * e * x[i] / len(rows)
        db += 2 * e / len(rows)
    return a - lr * da, b - lr * db


def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    a, b = a0, b0
    a_path, b_path = [a], [b]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
        a_path.append(a)
        b_path.append(b)
    return np.array(a_path, dtype=float), np.array(b_path, dtype=float)
