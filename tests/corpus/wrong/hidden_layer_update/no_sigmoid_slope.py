# expect: no_slope_in_the_hidden_layer
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    e1 = np.dot(W2, delta2)
    return W1 - lr * np.outer(x, e1), b1 - lr * e1
