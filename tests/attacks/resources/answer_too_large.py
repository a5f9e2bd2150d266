# expect: error
import numpy as np


def sigmoid(x):
    return np.zeros(40 << 20, dtype=np.uint8)
