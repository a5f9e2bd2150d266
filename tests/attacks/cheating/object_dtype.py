# expect: failed
import numpy as np


def sigmoid(x):
    return np.array([object()], dtype=object)
