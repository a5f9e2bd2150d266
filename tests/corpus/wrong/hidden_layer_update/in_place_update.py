# expect: changes_w1
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = (W2 @ delta2) * h * (1 - h)
    W1 -= lr * np.outer(x, delta1)
    return W1, b1 - lr * delta1
