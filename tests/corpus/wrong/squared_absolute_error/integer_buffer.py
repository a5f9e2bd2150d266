# expect: made_of_integers
import numpy as np


def mse(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)


def mse_grad(y, t):
    out = np.empty_like(y)
    e = y - t.reshape(y.shape)
    for i in np.ndindex(y.shape):
        out[i] = 2 * e[i] / y.size
    return out


def mae(y, t):
    return np.mean(np.abs(y - t.reshape(y.shape)))


def mae_grad(y, t):
    return np.sign(y - t.reshape(y.shape)) / y.size
