import numpy as np


def bce(p, t, delta=1e-7):
    p = np.clip(p, delta, 1 - delta)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def bce_grad(p, t, delta=1e-7):
    p = np.clip(p, delta, 1 - delta)
    return (p - t) / (p * (1 - p)) / p.shape[0]
