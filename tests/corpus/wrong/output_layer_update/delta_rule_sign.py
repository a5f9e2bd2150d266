# expect: delta_points_downhill
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    e = t - y
    delta = y * (1 - y) * e
    return W2 + lr * np.outer(h, delta), b2 + lr * delta, delta
