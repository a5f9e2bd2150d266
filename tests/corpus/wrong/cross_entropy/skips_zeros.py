# expect: none
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    used = y > 0
    return -np.sum(t[used] * np.log(y[used])) / len(y)
