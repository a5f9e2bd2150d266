# Walks nested lists itself; makes rows by stacking.
import numpy as np

def _shape(a):
    if isinstance(a, (list, tuple, np.ndarray)) and np.ndim(a) > 0:
        if isinstance(a, np.ndarray):
            return a.shape
        return (len(a),) + _shape(a[0])
    return ()

def describe(a):
    s = _shape(a)
    total = 1
    for k in s:
        total *= k
    return (len(s), s, total)

def row_vector(v):
    out = np.zeros((1, len(v)), dtype=v.dtype)
    out[0] = v
    return out

def col_vector(v):
    out = np.empty((len(v), 1))
    for i, e in enumerate(v):
        out[i, 0] = e
    return out
