# expect: first_class_is_one
import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels]


def from_one_hot(rows):
    return np.array([list(r).index(1) + 1 for r in rows], dtype=int)
