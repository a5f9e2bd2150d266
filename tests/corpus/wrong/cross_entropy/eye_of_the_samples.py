# expect: none
import numpy as np
def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        t = np.eye(len(t))[t]
    return -np.sum(t * np.log(y + delta)) / len(y)
