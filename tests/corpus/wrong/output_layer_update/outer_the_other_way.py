# expect: transposes_the_product
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    delta = (y - t) * y * (1 - y)
    dW = np.outer(delta, h)
    return W2 - lr * dW, b2 - lr * delta, delta
