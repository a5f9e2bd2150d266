# expect: failed
import numpy as np


def sigmoid(x):
    return np.matrix(np.zeros(np.shape(x)))
