# expect: mean_over_the_outputs
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    n = len(t)
    dmse = 2 * (y - t) / n
    delta = dmse * y * (1 - y)
    return W2 - lr * np.outer(h, delta), b2 - lr * delta, delta
