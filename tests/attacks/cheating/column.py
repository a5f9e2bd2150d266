# expect: failed
import numpy as np


def sigmoid(x):
    return np.full((np.size(x), 1, 1), 0.5)
