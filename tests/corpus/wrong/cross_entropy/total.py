# expect: sum_not_mean
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    loss = 0.0
    for i in range(y.shape[0]):
        row = t[i] if t.ndim == 2 else np.eye(y.shape[1])[t[i]]
        loss -= np.dot(row, np.log(y[i] + delta))
    return loss
