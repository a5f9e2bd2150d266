import numpy as np


def direction(slope: float) -> int:
    """Return which way is downhill where the curve has this slope.

    Parameters
    ----------
    slope : float
        The slope of the curve in this place.

    Returns
    -------
    int
        -1 (to the left), 1 (to the right), or 0 where the curve is level.
    """
    raise NotImplementedError


def descend(df, x0: float, lr: float, steps: int) -> np.ndarray:
    """Return every place that gradient descent comes through.

    Parameters
    ----------
    df : callable
        The derivative: gives the slope at x.
    x0 : float
        Where to start.
    lr : float
        Learning rate.
    steps : int
        How many steps to take, 0 or more.

    Returns
    -------
    ndarray, shape (steps + 1,)
        The places, the start first.
    """
    raise NotImplementedError
