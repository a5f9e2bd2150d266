# expect: result_in_an_integer_array
import numpy as np


def softmax(x):
    y = np.empty_like(x)
    if x.ndim == 1:
        e = np.exp(x - x.max())
        y[:] = e / e.sum()
        return y
    for i, row in enumerate(x):
        y[i] = softmax(row * 1.0)
    return y
