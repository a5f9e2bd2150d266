# expect: changes_p
import numpy as np


def bce(p, t, delta=1e-7):
    p[p == 0] = delta
    p[p == 1] = 1 - delta
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
