"""The axes of an array, and a vector as a row and as a column."""

import numpy as np
from numpy.typing import ArrayLike


def describe(a: ArrayLike) -> tuple[int, tuple[int, ...], int]:
    """Return the number of axes, the length of each axis, and the number of elements.

    Parameters
    ----------
    a
        An array of any shape, a nested list, or one number. Not changed.

    Returns
    -------
    tuple
        ``(ndim, shape, size)``; `shape` has `ndim` entries, and their product is `size`.
    """
    array = np.asarray(a)
    return array.ndim, array.shape, array.size


def row_vector(v: np.ndarray) -> np.ndarray:
    """Return a vector (D,) as a matrix of one row, (1, D)."""
    return v.reshape(1, v.size)


def col_vector(v: np.ndarray) -> np.ndarray:
    """Return a vector (D,) as a matrix of one column, (D, 1)."""
    return v.reshape(v.size, 1)
