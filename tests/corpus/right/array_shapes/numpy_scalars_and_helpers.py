import numpy as np


class Description(tuple):
    """A tuple with names."""

    @property
    def ndim(self):
        return self[0]


def describe(a):
    array = np.atleast_1d(a) if np.ndim(a) else np.array(a)
    return Description((np.int64(array.ndim), array.shape, np.prod(array.shape, dtype=int)))


def _matrix(v, rows, columns):
    return np.einsum("i->i", v).reshape((rows, columns))


def row_vector(v):
    return _matrix(v, 1, len(v))


def col_vector(v):
    return _matrix(v, len(v), 1)
