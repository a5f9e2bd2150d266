"""The mean of squares is the variance plus the square of the mean."""

import numpy as np


def difference(y, t):
    return np.subtract(y.ravel(), t.ravel(), dtype=np.float64)


def mse(y, t):
    e = difference(y, t)
    return e.var() + e.mean() ** 2


def mse_grad(y, t):
    return (2.0 * difference(y, t) / y.size).reshape(y.shape)


def mae(y, t):
    e = difference(y, t)
    return (e[e > 0].sum() - e[e < 0].sum()) / e.size


def mae_grad(y, t):
    return (np.copysign(1.0, difference(y, t)) / y.size).reshape(y.shape)
