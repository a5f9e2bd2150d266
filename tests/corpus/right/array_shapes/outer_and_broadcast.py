import numpy as np
class Shape:
    def __init__(self, a):
        self.a = np.array(a)
    def all(self):
        d = {"n": self.a.ndim, "s": self.a.shape, "k": int(np.prod(self.a.shape))}
        return tuple(d.values())
describe = lambda a: Shape(a).all()
def row_vector(v):
    return np.outer([1], v)
def col_vector(v):
    return np.broadcast_to(v[:, None], (v.size, 1))
