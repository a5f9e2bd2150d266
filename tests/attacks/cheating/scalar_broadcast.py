# expect: failed
import numpy as np


def sigmoid(x):
    return np.float64(0.5)
