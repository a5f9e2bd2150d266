# expect: always_three_axes
import numpy as np

def describe(a):
    a = np.array(a)
    shape = a.shape
    while len(shape) < 3:
        shape = (0,) + shape
    return a.ndim, shape, a.size

def row_vector(v):
    return v.reshape(1, -1)

def col_vector(v):
    return v.reshape(-1, 1)
