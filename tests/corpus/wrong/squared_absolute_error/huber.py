# expect: none
import numpy as np


def mse(y, t):
    e = np.abs(y - t.reshape(y.shape))
    return np.mean(np.where(e < 1, e**2, 2 * e - 1))


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
