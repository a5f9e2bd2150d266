# expect: none
import numpy as np
def bce(p, t, delta=1e-7):
    return -np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p - delta))
def bce_grad(p, t, delta=1e-7):
    return (-t / (p + delta) + (1 - t) / (1 - p - delta)) / len(p)
