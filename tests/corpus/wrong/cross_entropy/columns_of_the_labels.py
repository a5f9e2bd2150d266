# expect: picks_whole_columns
import numpy as np
def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        return -np.mean(np.log(y[:, t] + delta))
    return -np.sum(t * np.log(y + delta)) / len(y)
