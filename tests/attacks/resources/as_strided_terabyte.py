# expect: memory|failed
import numpy as np


def sigmoid(x):
    return np.lib.stride_tricks.as_strided(np.zeros(1), shape=(10**12,), strides=(0,))
