# expect: sum_not_mean
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    return -np.sum(t * np.log(y + delta))
