# expect: none
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + delta)) / y.shape[1]
