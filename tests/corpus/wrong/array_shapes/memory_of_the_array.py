# expect: counts_bytes
import numpy as np

def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, a.itemsize * a.size

def row_vector(v):
    return v.reshape((1, -1))

def col_vector(v):
    return v.reshape((-1, 1))
