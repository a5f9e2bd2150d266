import numpy as np


def align(y, t):
    if y.ndim == 2 and t.ndim == 1:
        t = t[:, np.newaxis]
    elif y.ndim == 1 and t.ndim == 2:
        t = t.squeeze(axis=1)
    return y, t


def mse(y, t):
    y, t = align(y, t)
    return ((t - y) ** 2).sum() / y.size


def mse_grad(y, t):
    y, t = align(y, t)
    return -2 / y.size * (t - y)


def mae(y, t):
    y, t = align(y, t)
    return np.maximum(y - t, t - y).mean()


def mae_grad(y, t):
    y, t = align(y, t)
    return ((y > t) * 1.0 - (y < t) * 1.0) / y.size
