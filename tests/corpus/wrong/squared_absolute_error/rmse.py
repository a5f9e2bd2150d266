# expect: root_of_it
import numpy as np


def mse(y, t):
    return np.linalg.norm((y - t.reshape(y.shape)).ravel()) / y.size**0.5


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
