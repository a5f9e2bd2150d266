# expect: asks_the_list
def describe(a):
    n = a.ndim
    s = a.shape
    k = a.size
    return n, s, k

def row_vector(v):
    return v[None, :]

def col_vector(v):
    return v[:, None]
