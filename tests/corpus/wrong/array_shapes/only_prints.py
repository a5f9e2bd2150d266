# expect: none
import numpy as np

def describe(a):
    a = np.asarray(a)
    print(a.ndim, a.shape, a.size)

def row_vector(v):
    print(v.reshape(1, -1))

def col_vector(v):
    print(v.reshape(-1, 1))
