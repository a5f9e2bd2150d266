import numpy as np

def describe(a):
    if not isinstance(a, np.ndarray):
        a = np.array(a)
    ndim = a.ndim
    shape = a.shape
    size = a.size
    return ndim, shape, size

def row_vector(v):
    v2 = v.copy()
    v2.shape = (1, -1)
    return v2

def col_vector(v):
    return row_vector(v).T
