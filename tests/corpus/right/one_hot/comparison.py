import numpy as np


def one_hot(labels, classes):
    return (labels[:, None] == np.arange(classes)[None, :]).astype(np.float32)


def from_one_hot(rows):
    return (rows.astype(int) * np.arange(rows.shape[1])).sum(axis=1)
