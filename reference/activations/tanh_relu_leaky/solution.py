"""Three curves beside the sigmoid, and their slopes, all from the input of the curve."""

import numpy as np


def tanh(x: np.ndarray) -> np.ndarray:
    """Return the hyperbolic tangent of every element.

    Parameters
    ----------
    x
        Any shape, floats or integers. Not changed.

    Returns
    -------
    ndarray
        Same shape, float, each element from -1 to 1.
    """
    curve: np.ndarray = np.tanh(x)
    return curve


def tanh_grad(x: np.ndarray) -> np.ndarray:
    """Return ``1 - tanh(x) ** 2`` for every element.

    Parameters
    ----------
    x
        The input of tanh: any shape, floats or integers. Not changed.

    Returns
    -------
    ndarray
        Same shape, float, each element from 0 to 1.
    """
    slope: np.ndarray = 1.0 - np.tanh(x) ** 2
    return slope


def relu(x: np.ndarray) -> np.ndarray:
    """Return the larger of x and 0 for every element.

    Parameters
    ----------
    x
        Any shape, floats or integers. Not changed.

    Returns
    -------
    ndarray
        Same shape, float.
    """
    return np.where(x > 0, x, 0.0)


def relu_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of relu; at 0, where there is none, 0.

    Parameters
    ----------
    x
        The input of relu: any shape, floats or integers. Not changed.

    Returns
    -------
    ndarray
        Same shape, float, each element 0 or 1.
    """
    return np.where(x > 0, 1.0, 0.0)


def leaky_relu(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Return x where it is positive, and ``a * x`` elsewhere.

    Parameters
    ----------
    x
        Any shape, floats or integers. Not changed.
    a
        The slope on the negative side, from 0 to 1.

    Returns
    -------
    ndarray
        Same shape, float.
    """
    return np.where(x > 0, x, a * x)


def leaky_relu_grad(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Return the slope of leaky_relu; at 0, where there is none, that of the negative side.

    Parameters
    ----------
    x
        The input of leaky_relu: any shape, floats or integers. Not changed.
    a
        The slope on the negative side, from 0 to 1.

    Returns
    -------
    ndarray
        Same shape, float, each element 1 or a.
    """
    return np.where(x > 0, 1.0, a)
