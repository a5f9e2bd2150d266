# expect: changes_y
import numpy as np


def mse(y, t):
    y -= t.reshape(y.shape)
    y **= 2
    return y.mean()


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
