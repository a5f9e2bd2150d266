# expect: none
import numpy as np


def one_hot(labels, classes):
    return 1 - np.eye(classes)[labels]


def from_one_hot(rows):
    return rows.argmax(axis=1)
