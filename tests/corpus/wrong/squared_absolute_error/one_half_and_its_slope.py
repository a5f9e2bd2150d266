# expect: half_of_it
import numpy as np


def mse(y, t):
    t = t.reshape(y.shape)
    return 0.5 * np.mean((y - t) ** 2)


def mse_grad(y, t):
    t = t.reshape(y.shape)
    return (y - t) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
