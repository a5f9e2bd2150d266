import numpy as np


def _e(y, t):
    return (np.ravel(y) - np.ravel(t)).astype(np.float64)


def mse(y, t):
    return np.linalg.norm(_e(y, t)) ** 2 / np.size(y)


def mse_grad(y, t):
    e = _e(y, t)
    return (e / e.size * 2.0).reshape(np.shape(y))


def mae(y, t):
    return np.linalg.norm(_e(y, t), ord=1) / np.size(y)


def mae_grad(y, t):
    e = _e(y, t)
    return np.where(e > 0, 1.0 / e.size, -1.0 / e.size).reshape(np.shape(y))
