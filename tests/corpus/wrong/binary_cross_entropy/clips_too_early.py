# expect: none
import numpy as np
def bce(p, t, delta=1e-7):
    p = np.clip(p, 0.1, 0.9)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
def bce_grad(p, t, delta=1e-7):
    return (-t / (p + delta) + (1 - t) / (1 - p + delta)) / len(p)
