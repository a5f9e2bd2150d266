import numpy as np


def describe(a):
    return np.ndim(a), np.shape(a), np.size(a)


def row_vector(v):
    return v[np.newaxis, :]


def col_vector(v):
    return v[:, np.newaxis]
