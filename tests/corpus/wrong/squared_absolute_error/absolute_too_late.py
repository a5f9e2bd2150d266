# expect: absolute_of_the_mean
import numpy as np


def mse(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return abs((t.reshape(y.shape) - y).mean())


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
