import numpy as np

def sigmoid(x):
    x = x.astype(np.float64)
    return np.exp(-np.logaddexp(0.0, -x))
