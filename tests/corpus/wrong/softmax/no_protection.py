# expect: overflows_to_nan
import numpy as np


def softmax(x):
    return np.exp(x) / np.exp(x).sum(-1, keepdims=True)
