# expect: none
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    np.clip(y, 0.1, 1.0, out=y)
    if t.ndim == 1:
        return -np.log(y[np.arange(len(t)), t]).mean()
    return -(t * np.log(y)).sum(axis=1).mean()
