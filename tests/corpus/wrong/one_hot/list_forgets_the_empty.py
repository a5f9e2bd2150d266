# expect: none
import numpy as np


def one_hot(labels, classes):
    return np.array([np.eye(classes)[k] for k in labels])


def from_one_hot(rows):
    return rows.argmax(axis=1)
