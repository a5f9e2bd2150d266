import numpy as np


def describe(a: np.ndarray | list | float) -> tuple[int, tuple[int, ...], int]:
    """Return how many axes an array has, how long each one is, and how many elements there are.

    Parameters
    ----------
    a : ndarray of any shape, nested list, or one number
        The values. Not changed.

    Returns
    -------
    tuple
        (ndim, shape, size): an int, a tuple of ints with one entry for each axis, and an int.
    """
    raise NotImplementedError


def row_vector(v: np.ndarray) -> np.ndarray:
    """Return the vector as a matrix of one row.

    Parameters
    ----------
    v : ndarray, shape (D,)
        A vector. Its shape stays (D,).

    Returns
    -------
    ndarray, shape (1, D)
        The same values, side by side.
    """
    raise NotImplementedError


def col_vector(v: np.ndarray) -> np.ndarray:
    """Return the vector as a matrix of one column.

    Parameters
    ----------
    v : ndarray, shape (D,)
        A vector. Its shape stays (D,).

    Returns
    -------
    ndarray, shape (D, 1)
        The same values, one below the other.
    """
    raise NotImplementedError
