# expect: only_for_two_axes
import numpy as np


def softmax(x):
    z = x - np.max(x, axis=1)[:, None]
    numerator = np.exp(z)
    denominator = np.sum(numerator, axis=1)
    return numerator / denominator[:, None]
