"""The logistic curve, computed so that nothing can overflow."""

import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-x))`` for every element.

    For negative x the same value is written ``exp(x) / (1 + exp(x))``. Both forms need only
    ``exp(-abs(x))``, which lies between 0 and 1 whatever x is.

    Parameters
    ----------
    x
        Numbers of any real dtype, any shape. Not changed.

    Returns
    -------
    ndarray
        Same shape, float (float32 for float32 input), each element from 0 to 1.
    """
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    small: np.ndarray = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0 / (1.0 + small), small / (1.0 + small))
