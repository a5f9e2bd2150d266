# expect: subtracts_the_no
import numpy as np


def bce(p, t, delta=1e-7):
    yes = t * np.log(p + delta)
    no = (1 - t) * np.log(1 - p + delta)
    return -(yes - no).mean()


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
