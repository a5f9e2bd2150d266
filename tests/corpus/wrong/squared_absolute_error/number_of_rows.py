# expect: divides_by_rows_only
import numpy as np


def mse(y, t):
    n = y.shape[0]
    return sum(((y.ravel() - t.ravel()) ** 2).tolist()) / n


def mse_grad(y, t):
    return 2 * (y - t.reshape(y.shape)) / y.size


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
