# expect: changes_w2
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    delta = (y - t) * y * (1 - y)
    W2 -= lr * np.outer(h, delta)
    b = b2 - lr * delta
    return W2, b, delta
