# expect: logarithm_of_zero
import numpy as np


def bce(p, t, delta=1e-7):
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
