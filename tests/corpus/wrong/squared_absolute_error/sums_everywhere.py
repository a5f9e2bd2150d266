# expect: sum_not_mean
import numpy as np


def mse(y, t):
    return ((y - t.reshape(y.shape)) ** 2).sum()


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape))


def mae(y, t):
    return abs(y - t.reshape(y.shape)).sum()


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape))
