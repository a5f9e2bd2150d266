from functools import reduce
import numpy as np
def weighted_sum(x, w, b=None):
    if b is None:
        b = 0
    return np.inner(x, w) + b
def layer(x, W, b):
    return (x[:, :, None] * W[None]).sum(1) + b
