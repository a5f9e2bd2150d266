# expect: mean_over_every_entry
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -(t * np.log(np.clip(y, delta, 1))).mean()
