# expect: none
import numpy as np


def bce(p, t, delta=1e-7):
    return -np.mean(t * np.log2(p + delta) + (1 - t) * np.log2(1 - p + delta))


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
