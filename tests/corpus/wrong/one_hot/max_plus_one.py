# expect: as_wide_as_the_largest_label
import numpy as np


def one_hot(labels, classes):
    C = np.max(labels) + 1
    T = np.zeros((labels.size, C))
    T[np.arange(labels.size), labels] = 1
    return T


def from_one_hot(rows):
    return rows.argmax(axis=1)
