"""Checks gradients against central differences, array by array."""

from collections.abc import Callable

import numpy as np

Params = dict[str, np.ndarray]


def rel_error(a: np.ndarray, n: np.ndarray) -> float:
    """Return ``norm(a - n) / max(norm(a) + norm(n), 1e-8)``.

    Parameters
    ----------
    a, n
        Arrays of the same shape. Not changed.

    Returns
    -------
    float
        0 where they are equal, 1 where one is minus the other or 0.
    """
    gap = float(np.linalg.norm(a - n))
    total = float(np.linalg.norm(a) + np.linalg.norm(n))
    return gap / max(total, 1e-8)


def numerical_gradient(
    f: Callable[[Params], float], params: Params, name: str, h: float
) -> np.ndarray:
    """Return the slope of f for every entry of ``params[name]``, by central differences."""
    point = dict(params)
    slopes = np.zeros(params[name].shape)
    for index in np.ndindex(slopes.shape):
        ends = []
        for by in (h, -h):
            # A fresh copy each time: nothing has to be put back.
            moved = params[name].astype(np.float64)
            moved[index] += by
            point[name] = moved
            ends.append(f(point))
        slopes[index] = (ends[0] - ends[1]) / (2.0 * h)
    return slopes


def grad_check(
    f: Callable[[Params], float], params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Return the relative error of every gradient.

    Parameters
    ----------
    f
        The loss, one number, of a dict like `params`.
    params
        Arrays of any shape. They are measured as float64, and not changed.
    grads
        The gradients to be checked, under the same keys. Not changed.
    h
        How far a parameter is moved, up and down.

    Returns
    -------
    dict
        One number for every key.
    """
    double = {name: value.astype(np.float64) for name, value in params.items()}
    return {name: rel_error(grads[name], numerical_gradient(f, double, name, h)) for name in params}
