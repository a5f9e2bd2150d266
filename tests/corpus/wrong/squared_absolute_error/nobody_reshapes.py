# expect: everyone_with_everyone
import numpy as np


def mse(y, t):
    return ((y - t) ** 2).mean()


def mse_grad(y, t):
    return 2 * (y - t) / y.size


def mae(y, t):
    return np.abs(y - t).mean()


def mae_grad(y, t):
    return np.sign(y - t) / y.size
