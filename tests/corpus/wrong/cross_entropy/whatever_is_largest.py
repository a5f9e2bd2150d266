# expect: none
import numpy as np
def cross_entropy(y, t, delta=1e-7):
    return -np.mean(np.log(y.max(axis=1) + delta))
