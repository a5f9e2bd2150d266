# expect: col_vector__column_changes_v
import numpy as np

def describe(a):
    a = np.array(a)
    return a.ndim, a.shape, a.size

def row_vector(v):
    return np.array([v])

def col_vector(v):
    v.shape = (len(v), 1)
    return v
