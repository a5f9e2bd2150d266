"""The softmax of every row, computed so that nothing can overflow."""

import numpy as np


def softmax(x: np.ndarray) -> np.ndarray:
    """Return ``exp(x) / sum(exp(x))`` along the last axis.

    Moving a whole row by the same amount leaves its softmax as it is. So each row is moved until
    its largest score is 0: then every exponential lies between 0 and 1, and one of them is 1.

    Parameters
    ----------
    x
        Scores (..., C), floats or int64. Not changed.

    Returns
    -------
    ndarray
        Same shape, float (float32 for float32 input); sums to 1 along the last axis.
    """
    largest = x.max(axis=-1, keepdims=True)
    moved = x - largest
    raised = np.exp(moved)
    total = raised.sum(axis=-1, keepdims=True)
    shares: np.ndarray = raised / total
    return shares
