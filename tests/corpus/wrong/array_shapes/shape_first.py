# expect: shape_first
import numpy as np

def describe(a):
    a = np.asarray(a)
    return a.shape, a.ndim, a.size

def row_vector(v):
    return v.reshape((1, -1))

def col_vector(v):
    return v.reshape((-1, 1))
