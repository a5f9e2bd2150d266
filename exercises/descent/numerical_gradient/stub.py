import numpy as np


def numerical_gradient(f, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """Return the slope of f for every single entry of x, measured by the central difference.

    Parameters
    ----------
    f : callable
        A function of an array that returns one number.
    x : ndarray
        Where to measure, of any shape; floats or integers. As it was when you return.
    h : float
        How far to move an entry to each side; positive.

    Returns
    -------
    ndarray of float64, the shape of x
        The slopes.
    """
    raise NotImplementedError
