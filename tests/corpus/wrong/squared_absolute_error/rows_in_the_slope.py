# expect: number_of_rows
import numpy as np


def mse(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)


def mse_grad(y, t):
    N = y.shape[0]
    return 2.0 / N * (y - t.reshape(y.shape))


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
