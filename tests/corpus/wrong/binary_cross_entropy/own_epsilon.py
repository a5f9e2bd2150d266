# expect: none
import numpy as np


def bce(p, t, delta=1e-7):
    eps = 1e-15
    return -np.mean(t * np.log(p + eps) + (1 - t) * np.log(1 - p + eps))


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
