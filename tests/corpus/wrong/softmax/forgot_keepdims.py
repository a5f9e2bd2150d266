# expect: sums_lose_their_axis
import numpy as np


def softmax(x):
    expx = np.exp(x)
    total = np.sum(expx, axis=len(x.shape) - 1)
    return expx / total
