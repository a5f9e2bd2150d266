"""Walking downhill on a curve."""

from collections.abc import Callable

import numpy as np


def direction(slope: float) -> int:
    """Return which way is downhill: -1 to the left, 1 to the right, 0 where it is level.

    Parameters
    ----------
    slope
        The slope of the curve in this place.

    Returns
    -------
    int
        Minus the sign of the slope.
    """
    return -int(np.sign(slope))


def descend(df: Callable[[float], float], x0: float, lr: float, steps: int) -> np.ndarray:
    """Return every place that gradient descent comes through.

    Each step is ``x - lr * df(x)``, with the slope of the place that the step before has reached.

    Parameters
    ----------
    df
        The derivative of the function.
    x0
        Where to start.
    lr
        Learning rate, positive.
    steps
        How many steps to take, 0 or more.

    Returns
    -------
    ndarray
        The places (steps + 1,), the start first, floats.
    """
    path = np.zeros(steps + 1)
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - lr * df(path[k])
    return path
