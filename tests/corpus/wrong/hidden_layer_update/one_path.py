# expect: only_the_first_output
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = delta2[0] * W2[:, 0] * h * (1 - h)
    return W1 - lr * np.outer(x, delta1), b1 - lr * delta1
