import numpy as np

def describe(a):
    a = np.array(a)
    print("ndim:", a.ndim)
    print("shape:", a.shape)
    print("size:", a.size)
    result = (a.ndim, a.shape, a.size)
    return result

def row_vector(v):
    print(v.shape)
    r = np.expand_dims(v, axis=0)
    print("->", r.shape)
    return r

def col_vector(v):
    c = np.expand_dims(v, 1)
    print("->", c.shape)
    return c

if __name__ == "__main__":
    describe([1, 2, 3, 4])
    print(row_vector(np.array([1, 2, 3, 4])))
    print(col_vector(np.array([1, 2, 3, 4])))
