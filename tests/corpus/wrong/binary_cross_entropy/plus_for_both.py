# expect: same_sign_for_no
import numpy as np


def bce(p, t, delta=1e-7):
    return -np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p + delta))


def bce_grad(p, t, delta=1e-7):
    n = len(p)
    return -t / (p + delta) / n - (1 - t) / (1 - p + delta) / n
