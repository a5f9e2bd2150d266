# expect: failed
import numpy as np


class Big:
    def __array__(self, *a, **k):
        return np.ones(2**40)


def sigmoid(x):
    return Big()
