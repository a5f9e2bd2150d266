# expect: none
import numpy as np
def bce(p, t, delta=1e-7):
    return -np.mean(np.where(t > 0.5, np.log(p + delta), np.log(1 - p + delta)))
def bce_grad(p, t, delta=1e-7):
    return np.where(t > 0.5, -1 / (p + delta), 1 / (1 - p + delta)) / len(p)
