# expect: none
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    delta = (y - t) * y * (1 - y)
    return W2 - lr * np.outer(h, delta), b2 - lr * delta
