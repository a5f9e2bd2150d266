# expect: changes_y
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    y += delta
    if t.ndim == 1:
        return -np.log(y[np.arange(len(t)), t]).mean()
    return -(t * np.log(y)).sum(axis=1).mean()
