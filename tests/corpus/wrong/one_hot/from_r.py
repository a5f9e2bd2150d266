# expect: counts_from_one
import numpy as np


def one_hot(labels, classes):
    T = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        T[i, int(labels[i]) - 1] = 1
    return T


def from_one_hot(rows):
    return rows.argmax(axis=1)
