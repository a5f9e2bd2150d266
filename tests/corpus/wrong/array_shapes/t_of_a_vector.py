# expect: col_vector__transposes_one_axis
import numpy as np

def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, a.size

def row_vector(v):
    return v[None]

def col_vector(v):
    return np.transpose(v)
