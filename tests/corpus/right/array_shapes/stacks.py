import numpy as np

def describe(a):
    a = np.asarray(a)
    info = [a.ndim, list(a.shape), int(np.prod(a.shape))]   # a list is a sequence too
    info[1] = tuple(info[1])
    return tuple(info)

def row_vector(v):
    return np.vstack([v])

def col_vector(v):
    return np.column_stack([v])
