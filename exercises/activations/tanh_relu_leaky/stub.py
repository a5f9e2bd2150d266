import numpy as np


def tanh(x: np.ndarray) -> np.ndarray:
    """Return tanh(x) for every element.

    Parameters
    ----------
    x : ndarray, any shape
        Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
        Floats from -1 to 1.
    """
    raise NotImplementedError


def tanh_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of tanh at x.

    Parameters
    ----------
    x : ndarray, any shape
        The input of tanh: it has NOT been through tanh. Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
        Floats from 0 to 1.
    """
    raise NotImplementedError


def relu(x: np.ndarray) -> np.ndarray:
    """Return x where it is positive, and 0 elsewhere.

    Parameters
    ----------
    x : ndarray, any shape
        Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
    """
    raise NotImplementedError


def relu_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of relu at x: 1 where x is positive, 0 elsewhere, at 0 as well.

    Parameters
    ----------
    x : ndarray, any shape
        The input of relu. Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
        Numbers (not True and False).
    """
    raise NotImplementedError


def leaky_relu(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Return x where it is positive, and a * x elsewhere.

    Parameters
    ----------
    x : ndarray, any shape
        Floats or integers; not changed.
    a : float
        The slope on the negative side, from 0 to 1.

    Returns
    -------
    ndarray, same shape as x
        Floats.
    """
    raise NotImplementedError


def leaky_relu_grad(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Return the slope of leaky_relu at x: 1 where x is positive, a elsewhere, at 0 as well.

    Parameters
    ----------
    x : ndarray, any shape
        The input of leaky_relu. Floats or integers; not changed.
    a : float
        The slope on the negative side, from 0 to 1.

    Returns
    -------
    ndarray, same shape as x
        Floats.
    """
    raise NotImplementedError
