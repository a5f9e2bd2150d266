import numpy as np


def numerical_diff(f, x, h=1e-4):
    xs = np.array([x - h, x + h], dtype=float)
    ys = np.array([f(v) for v in xs])
    return np.diff(ys)[0] / np.ptp(xs)
