import numpy as np


def one_hot(labels, classes):
    n = labels.size
    flat = np.zeros(n * classes)
    flat[np.arange(n) * classes + labels] = 1
    return flat.reshape(n, classes)


def from_one_hot(rows):
    n, classes = rows.shape
    return np.flatnonzero(rows) % classes
