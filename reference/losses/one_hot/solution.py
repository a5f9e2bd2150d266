"""Labels as one-hot rows, and back."""

import numpy as np


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Return a float row for each label, with a single 1 in the label's column.

    Parameters
    ----------
    labels
        Integers (N,) from 0 to ``classes - 1``. Not changed.
    classes
        The number of columns.
    """
    rows = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels] = 1.0
    return rows


def from_one_hot(rows: np.ndarray) -> np.ndarray:
    """Return the column of the 1 of every row, integers (N,).

    Parameters
    ----------
    rows
        One-hot rows (N, C). Not changed.
    """
    labels: np.ndarray = np.argmax(rows, axis=1)
    return labels
