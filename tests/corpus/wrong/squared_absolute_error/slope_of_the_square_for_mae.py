# expect: grows_with_the_error
import numpy as np


def mse(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    e = y - t.reshape(y.shape)
    return e / e.size
