# expect: every_column_of_every_row
import numpy as np


def one_hot(labels, classes):
    T = np.zeros((labels.shape[0], classes))
    for label in labels:
        T[:, label] = 1
    return T


def from_one_hot(rows):
    return rows.argmax(axis=1)
