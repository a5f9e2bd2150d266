import numpy as np
def describe(x):
    x = np.copy(x)
    return x.ndim, x.shape, len(x.ravel())
def row_vector(v):
    c = v.copy()
    c.resize((1, v.shape[0]))
    return c
def col_vector(v):
    return np.swapaxes(row_vector(v), 0, 1)
