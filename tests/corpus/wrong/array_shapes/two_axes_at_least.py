# expect: a_vector_is_one_row
import numpy as np

def describe(a):
    a = np.array(a, ndmin=2)
    return a.ndim, a.shape, a.size

def row_vector(v):
    return np.array(v, ndmin=2)

def col_vector(v):
    return np.array(v, ndmin=2).T
