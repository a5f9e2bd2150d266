"""The gradient of a function of an array, measured."""

from collections.abc import Callable

import numpy as np


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """Return the central difference of f for every single entry of x.

    One entry is moved by h to each side while all others stay; then it gets its value back.

    Parameters
    ----------
    f
        A function of an array of the shape of x; returns one number.
    x
        Where to measure: an array of any shape, floats or integers. Not changed.
    h
        The distance to each side, positive.

    Returns
    -------
    ndarray
        The slopes, of the shape of x, float64.
    """
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / (2.0 * h)
    return gradient
