import numpy as np

def cross_entropy(y, t, delta=1e-7):
    safe = np.where(y > delta, y, delta)
    labels = t if t.ndim == 2 else (np.arange(y.shape[1]) == t[:, np.newaxis])
    return np.average(np.sum(-np.log(safe) * labels, axis=-1))
