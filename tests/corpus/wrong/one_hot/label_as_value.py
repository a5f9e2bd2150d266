# expect: writes_the_label
import numpy as np


def one_hot(labels, classes):
    T = np.zeros((len(labels), classes))
    for i, label in enumerate(labels):
        T[i, label] = label
    return T


def from_one_hot(rows):
    return rows.argmax(axis=1)
