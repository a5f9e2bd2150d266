# expect: true_and_false
import numpy as np


def one_hot(labels, classes):
    return np.equal.outer(labels, np.arange(classes))


def from_one_hot(rows):
    return rows.argmax(axis=1)
