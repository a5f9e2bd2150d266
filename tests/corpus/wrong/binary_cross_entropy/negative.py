# expect: points_uphill
import numpy as np


def bce(p, t, delta=1e-7):
    return -np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p + delta))


def bce_grad(p, t, delta=1e-7):
    q = 1 - p
    return (t / (p + delta) - (1 - t) / (q + delta)) / p.size
