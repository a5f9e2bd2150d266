import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    result = np.empty(x.shape, dtype=np.float64)
    positive = x >= 0
    result[positive] = 1.0 / (1.0 + np.exp(-x[positive].astype(np.float64)))
    e = np.exp(x[~positive].astype(np.float64))
    result[~positive] = e / (e + 1.0)
    return result
