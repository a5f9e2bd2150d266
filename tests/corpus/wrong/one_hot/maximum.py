# expect: largest_value
import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels]


def from_one_hot(rows):
    return np.max(rows, axis=1)
