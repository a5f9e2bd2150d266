# expect: none
import numpy as np
def describe(a):
    a = np.array(a)
    return a.ndim, a.shape, a.size
def row_vector(v):
    return v.sort()
def col_vector(v):
    return np.sort(v)[:, None]
