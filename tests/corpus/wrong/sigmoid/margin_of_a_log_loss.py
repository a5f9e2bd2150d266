# expect: result_is_clipped
import numpy as np

def sigmoid(x):
    eps = 1e-7
    s = 1 / (1 + np.exp(-x.astype(np.float64)))
    s = np.maximum(s, eps)
    return np.minimum(s, 1 - eps)
