# expect: failed
import numpy as np


def sigmoid(x):
    return np.empty((0,))
