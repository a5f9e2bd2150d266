# expect: squared_error_without_the_half
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    dE = 2 * (y - t)
    delta = dE * y * (1 - y)
    return W2 - lr * np.outer(h, delta), b2 - lr * delta, delta
