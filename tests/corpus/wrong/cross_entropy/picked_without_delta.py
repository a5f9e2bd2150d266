# expect: logarithm_of_zero
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        return float(np.mean(-np.log(y[np.arange(len(y)), t])))
    total = 0.0
    for row, target in zip(y, t):
        for k in range(len(row)):
            if target[k]:
                total += -target[k] * np.log(row[k])
    return total / len(y)
