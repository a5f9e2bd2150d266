# expect: overflows_to_nan
import numpy as np

def sigmoid(x):
    e = np.exp(x.astype(np.float64))
    return e / (e + 1)
