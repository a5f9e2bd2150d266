import numpy as np


def sigmoid_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of the sigmoid at x.

    Parameters
    ----------
    x : ndarray, any shape
        The input of the sigmoid (the pre-activation): it has NOT been through the sigmoid.
        Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
        Floats from 0 to 0.25.
    """
    raise NotImplementedError


def sigmoid_grad_from_output(s: np.ndarray) -> np.ndarray:
    """Return the slope of the sigmoid at the place where its output is s.

    Parameters
    ----------
    s : ndarray, any shape
        The output of the sigmoid (the activation): it HAS been through the sigmoid.
        Floats from 0 to 1; not changed.

    Returns
    -------
    ndarray, same shape as s
        Floats from 0 to 0.25.
    """
    raise NotImplementedError
