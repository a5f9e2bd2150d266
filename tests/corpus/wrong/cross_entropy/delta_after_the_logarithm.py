# expect: logarithm_of_zero
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        return -np.mean(np.log(y[np.arange(len(y)), t]) + delta)
    return -np.mean(np.sum(t * (np.log(y) + delta), axis=1))
