# expect: adds_up_the_errors
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    total = 0
    for k in range(len(y)):
        total += y[k] - t[k]
    delta = total * y * (1 - y)
    return W2 - lr * np.outer(h, delta), b2 - lr * delta, delta
