# expect: size_is_the_number
import numpy as np


def minibatches(n, size, rng):
    return np.array_split(rng.permutation(n), size)


def batch_step(x, y, a, b, rows, lr):
    xs, ys = x[rows], y[rows]
    err = a * xs + b - ys
    da = 2 * np.mean(err * xs)
    db = 2 * np.mean(err)
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
