# expect: memory
import numpy as np


def sigmoid(x):
    return np.ones(2**29)
