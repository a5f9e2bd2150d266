# expect: failed
import numpy as np


class Always(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)


def sigmoid(x):
    return np.zeros(np.shape(x)).view(Always)
