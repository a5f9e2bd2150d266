# expect: loops_over_the_classes
import numpy as np


def one_hot(labels, classes):
    N = len(labels)
    T = np.zeros((N, classes))
    for n in range(classes):
        T[n][labels[n]] = 1
    return T


def from_one_hot(rows):
    return rows.argmax(axis=1)
