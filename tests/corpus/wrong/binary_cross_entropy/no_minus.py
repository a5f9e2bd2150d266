# expect: lost_the_minus
import numpy as np


def bce(p, t, delta=1e-7):
    s = 0
    for a, b in zip(p, t):
        s += b * np.log(a + delta) + (1 - b) * np.log(1 - a + delta)
    return s / len(p)


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
