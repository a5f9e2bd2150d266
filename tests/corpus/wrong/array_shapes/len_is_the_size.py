# expect: length_for_size
import numpy as np

def describe(a):
    a = np.array(a)
    return len(a.shape), a.shape, len(a)

def row_vector(v):
    return np.expand_dims(v, 0)

def col_vector(v):
    return np.expand_dims(v, 1)
