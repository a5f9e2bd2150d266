# expect: swaps_p_and_t
import numpy as np


def bce(p, t, delta=1e-7):
    y, t = t, p
    return -np.mean(t * np.log(y + delta) + (1 - t) * np.log(1 - y + delta))


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
