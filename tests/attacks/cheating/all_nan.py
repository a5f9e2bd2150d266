# expect: failed
import numpy as np


def sigmoid(x):
    return np.full(np.shape(x), np.nan)
