# expect: none
import numpy as np

def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, a.size

def row_vector(v):
    return np.matrix(v)

def col_vector(v):
    return np.matrix(v).T
