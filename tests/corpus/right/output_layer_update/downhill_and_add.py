import numpy as np


def output_update(h, y, t, W2, b2, lr):
    e = t - y
    down = e * y * (1 - y)
    W = W2.copy().astype(np.float64)
    b = b2.copy().astype(np.float64)
    W += lr * h[:, np.newaxis] * down[np.newaxis, :]
    b += lr * down
    return W, b, -1 * down
