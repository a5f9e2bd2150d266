import numpy as np

def cross_entropy(y, t, delta=1e-7):
    p = np.clip(y, delta, 1 - delta)
    if t.ndim == 1:
        return -np.log(p[np.arange(len(t)), t]).mean()
    return -(t * np.log(p)).sum() / len(t)
