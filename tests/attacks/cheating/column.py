# expect: failed
import numpy as np


def sigmoid(x):
    # The right values, as (n, 1) for (n,).
    return np.reshape(1 / (1 + np.exp(-np.asarray(x, float))), (-1, 1))
