# expect: moves_only_the_numerator
import numpy as np


def softmax(x):
    m = np.max(x, axis=-1, keepdims=True)
    return np.exp(x - m) / np.sum(np.exp(x), axis=-1, keepdims=True)
