import numpy as np


def mse(y, t):
    e = (y.reshape(-1) - t.reshape(-1)).astype(float)
    return np.einsum("i,i->", e, e) / len(e)


def mse_grad(y, t):
    t = t.reshape(y.shape)
    return np.multiply(y - t, 2 / y.size)


def mae(y, t):
    return np.average(np.abs(y.reshape(-1) - t.reshape(-1)))


def mae_grad(y, t):
    e = y - t.reshape(y.shape)
    return e / np.abs(e) / e.size
