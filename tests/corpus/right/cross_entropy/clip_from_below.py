import numpy as np

def cross_entropy(y, t, delta=1e-7):
    N, C = y.shape
    if t.ndim == 1:
        onehot = np.zeros((N, C))
        onehot[np.arange(N), t] = 1
        t = onehot
    return float(np.mean(-(t * np.log(np.clip(y, delta, 1.0))).sum(axis=1)))
