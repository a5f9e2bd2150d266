import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        t = np.identity(y.shape[1])[t, :]
    return -np.trace(t @ np.log(y + delta).T) / len(y)
