"""Activations on the way forward and on the way back."""

import numpy as np


def relu_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return ``max(x, 0)`` and where x is positive.

    Parameters
    ----------
    x
        Any shape. Not changed.

    Returns
    -------
    tuple
        The output, and the mask that `relu_backward` needs, both of the shape of x.
    """
    return np.maximum(x, 0), x > 0


def relu_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Return the slope with respect to x: `dout` where x was positive, 0 elsewhere.

    Parameters
    ----------
    dout
        The slope with respect to the output. Not changed.
    cache
        The mask of `relu_forward`.
    """
    return np.where(cache, dout, 0)


def sigmoid_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return ``1 / (1 + exp(-x))``, without overflow, twice: as output and as cache.

    Parameters
    ----------
    x
        Any shape. Not changed.
    """
    small = np.exp(-np.abs(x))
    out = np.where(x >= 0, 1.0 / (1.0 + small), small / (1.0 + small))
    return out, out.copy()


def sigmoid_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Return the slope with respect to x: ``dout * y * (1 - y)``.

    Parameters
    ----------
    dout
        The slope with respect to the output. Not changed.
    cache
        The outputs y of `sigmoid_forward`.
    """
    slope: np.ndarray = dout * cache * (1.0 - cache)
    return slope
