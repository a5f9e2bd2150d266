# expect: mean_of_every_column
import numpy as np


def mse(y, t):
    return ((t.reshape(y.shape) - y) ** 2).mean(axis=0)


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
