# expect: mean_of_the_paths
import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = np.mean(W2 * delta2, axis=1) * h * (1 - h)
    return W1 - lr * np.outer(x, delta1), b1 - lr * delta1
