from collections.abc import Callable

import numpy as np


def rel_error(a: np.ndarray, n: np.ndarray) -> float:
    """Return how far two gradients of one array lie apart, relative to their length.

    Parameters
    ----------
    a, n : ndarray
        Two arrays of the same shape, whatever it is. Not changed.

    Returns
    -------
    float
        ``norm(a - n) / max(norm(a) + norm(n), 1e-8)``, from 0 to 1.
    """
    raise NotImplementedError


def grad_check(
    f: Callable[[dict[str, np.ndarray]], float],
    params: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    h: float = 1e-5,
) -> dict[str, float]:
    """Return how far every gradient lies from the slope that is measured.

    Parameters
    ----------
    f : callable
        Takes a dict like `params` and returns the loss, one number.
    params : dict
        Parameters, arrays of any shape. As before afterwards.
    grads : dict
        The gradients to be checked, under the same keys. Not changed.
    h : float
        How far a parameter is moved, up and down.

    Returns
    -------
    dict
        The relative error of each gradient, under the same keys.
    """
    raise NotImplementedError
