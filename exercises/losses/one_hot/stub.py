import numpy as np


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Return one row for each label: a single 1.0 in the label's column, and 0.0 elsewhere.

    Parameters
    ----------
    labels : ndarray of integers, shape (N,)
        Labels from 0 to classes - 1. Not changed.
    classes : int
        How many classes there are, C.

    Returns
    -------
    ndarray of floats, shape (N, C)
        The rows, in the order of the labels.
    """
    raise NotImplementedError


def from_one_hot(rows: np.ndarray) -> np.ndarray:
    """Return the label of each one-hot row.

    Parameters
    ----------
    rows : ndarray of floats or integers, shape (N, C)
        In every row a single 1, and 0 elsewhere. Not changed.

    Returns
    -------
    ndarray of integers, shape (N,)
        In which column the 1 stands, counted from 0.
    """
    raise NotImplementedError
