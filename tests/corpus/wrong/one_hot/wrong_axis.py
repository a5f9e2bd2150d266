# expect: largest_of_each_column
import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels]


def from_one_hot(rows):
    return rows.argmax(0)
