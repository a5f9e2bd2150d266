import numpy as np

def cross_entropy(y, t, delta=1e-7):
    # add delta to every class, as one does with counts
    p = y.astype(float) + delta
    if t.ndim == 1:
        t = np.eye(p.shape[1])[t]
    return np.mean([-np.inner(a, np.log(b)) for a, b in zip(t, p)])
