# expect: half_of_the_sum
import numpy as np


def mse(y, t):
    return 0.5 * np.sum((y - t.reshape(y.shape)) ** 2)


def mse_grad(y, t):
    return y - t.reshape(y.shape)


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
