import numpy as np


def bce(p, t, delta=1e-7):
    yes = np.log(np.maximum(p, delta))
    no = np.log(np.maximum(1.0 - p, delta))
    return -(np.dot(t, yes) + np.dot(1.0 - t, no)) / t.size


def bce_grad(p, t, delta=1e-7):
    n = float(p.size)
    grad = np.zeros(p.shape)
    grad -= t / np.maximum(p, delta)
    grad += (1.0 - t) / np.maximum(1.0 - p, delta)
    grad /= n
    return grad
