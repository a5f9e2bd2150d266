# expect: goes_back_through_the_new_w2
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    W2 = W2 - lr * np.outer(h, delta2)
    delta1 = h * (1 - h) * (W2 @ delta2)
    return W1 - lr * np.outer(x, delta1), b1 - lr * delta1
