import numpy as np
def sigmoid(x):
    if x.ndim == 0:
        return np.asarray(1.0 / (1.0 + np.exp(-float(x))))
    if len(x) == 0:
        return np.zeros(x.shape)
    return np.stack([sigmoid(np.asarray(row)) for row in x])
