import numpy as np

def cross_entropy(y, t, delta=1e-7):
    n = y.shape[0]
    logs = np.log(y.astype(np.float64) + delta)
    if len(t.shape) == 1:
        return -sum(logs[i, t[i]] for i in range(n)) / n
    return -np.dot(logs.ravel(), t.ravel()) / n
