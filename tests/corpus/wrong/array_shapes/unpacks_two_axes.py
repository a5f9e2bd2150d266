# expect: none
import numpy as np
def describe(a):
    a = np.array(a)
    rows, cols = a.shape
    return 2, (rows, cols), rows * cols
def row_vector(v): return v.reshape(1, -1)
def col_vector(v): return v.reshape(-1, 1)
