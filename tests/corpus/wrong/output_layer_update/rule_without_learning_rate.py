# expect: forgets_the_learning_rate
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    delta = (y - t) * y * (1 - y)
    grad = np.outer(h, delta)
    W2 = W2 - grad
    b2 = b2 - delta
    return W2, b2, delta
