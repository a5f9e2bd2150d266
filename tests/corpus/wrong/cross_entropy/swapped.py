# expect: none
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    return -np.sum(y * np.log(t + delta)) / len(y)
