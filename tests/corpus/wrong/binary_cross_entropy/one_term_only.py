# expect: forgets_the_no
import numpy as np


def bce(p, t, delta=1e-7):
    return -(t * np.log(p + delta)).sum() / p.shape[0]


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
