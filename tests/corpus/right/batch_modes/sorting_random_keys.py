import numpy as np


def minibatches(n, size, rng):
    keys = rng.random(n)
    ids = np.argsort(keys)
    return tuple(ids[k * size:(k + 1) * size] for k in range(-(-n // size)))


def batch_step(x, y, a, b, rows, lr):
    xs, ys = x[rows], y[rows]
    err = a * xs + b - ys
    da = 2 * np.mean(err * xs)
    db = 2 * np.mean(err)
    return a - lr * da, b - lr * db


def epoch(x, y, w, lr, size, rng):
    for rows in minibatches(x.shape[0], size, rng):
        w = batch_step(x, y, *w, rows, lr)
    return w


def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    path = [(a0, b0)]
    for _ in range(epochs):
        path.append(epoch(x, y, path[-1], lr, size, rng))
    path = np.array(path)
    return path[:, 0], path[:, 1]
