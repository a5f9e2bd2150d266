# expect: stands_up, lies_down
import numpy as np
def describe(a):
    a = np.array(a)
    return a.ndim, a.shape, a.size
def row_vector(v): return v[:, np.newaxis]
def col_vector(v): return v[np.newaxis, :]
