"""The slope of the logistic curve, from its input and from its output."""

import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-x))`` for every element, without overflow."""
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    small: np.ndarray = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def sigmoid_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of the sigmoid at x.

    With s = sigmoid(x) the slope is ``s * (1 - s)``.

    Parameters
    ----------
    x
        The input of the sigmoid (pre-activation): any real dtype, any shape. Not changed.

    Returns
    -------
    ndarray
        Same shape, float, each element from 0 to 0.25.
    """
    s = sigmoid(x)
    return s * (1.0 - s)


def sigmoid_grad_from_output(s: np.ndarray) -> np.ndarray:
    """Return the slope of the sigmoid where its output is s.

    Parameters
    ----------
    s
        What the sigmoid returned: floats from 0 to 1, any shape. Not changed.

    Returns
    -------
    ndarray
        Same shape, float, each element from 0 to 0.25.
    """
    return s * (1.0 - s)
