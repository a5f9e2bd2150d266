# expect: failed
import numpy as np


class Fake:
    shape = (5, 3)
    dtype = float

    def __array__(self, *a, **k):
        return np.full((5, 3), 0.5)

    def __array_ufunc__(self, *a, **k):
        return True


def sigmoid(x):
    return Fake()
