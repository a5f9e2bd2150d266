# expect: multiplies_by_h
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = (W2 @ delta2) * h * (1 - h)
    return W1 - lr * np.outer(h, delta1), b1 - lr * delta1
