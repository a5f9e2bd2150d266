import numpy as np


def one_hot(y, k):
    t = np.zeros((len(y), k))
    np.add.at(t, (range(len(y)), y), 1.0)
    return t


def from_one_hot(t):
    return np.array([int(np.where(r)[0][0]) for r in t], dtype=int)
