import numpy as np
def cross_entropy(y, t, delta=1e-7):
    if t.ndim < y.ndim:
        t = np.identity(y.shape[1])[t]
    return np.diag(t @ -np.log(y.T + delta)).mean()
