# expect: no_slope
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    delta2 = -(t - y)
    return W2 - lr * h.reshape(-1, 1) * delta2, b2 - lr * delta2, delta2
