import numpy as np


def bce(p, t, delta=1e-7):
    return -np.average(t * np.log(p + delta) + (1 - t) * np.log1p(-p + delta))


def bce_grad(p, t, delta=1e-7):
    return np.einsum("i,->i", (1 - t) / (1 - p + delta) - t / (p + delta), 1 / len(t))
