# expect: largest_of_the_whole_array
import numpy as np


def softmax(x):
    if x.size == 0:
        raise ValueError("zero-size array")
    exps = np.exp(x - x.max())
    return exps / np.sum(exps, axis=-1, keepdims=True)
