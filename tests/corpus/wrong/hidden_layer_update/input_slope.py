# expect: slope_from_the_input
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = (W2 @ delta2) * x * (1 - x)
    return W1 - lr * np.outer(x, delta1), b1 - lr * delta1
