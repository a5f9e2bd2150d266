import numpy as np


def numerical_diff(f, x, h=1e-4):
    """x_ + h and x_ - h"""
    h = np.asarray(h)
    hi, lo = np.asarray(f(np.asarray(x) + h)), np.asarray(f(np.asarray(x) - h))
    return np.divide(np.subtract(hi, lo), np.multiply(2, h))
