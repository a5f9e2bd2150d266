"""The slope of a function at one place, measured."""

from collections.abc import Callable


def numerical_diff(f: Callable[[float], float], x: float, h: float = 1e-4) -> float:
    """Return the central difference ``(f(x + h) - f(x - h)) / (2 * h)``.

    Both points lie equally far from x. What the curve bends away on one side it bends away on
    the other too, so that the error is in proportion to ``h ** 2`` and not to h.

    Parameters
    ----------
    f
        A function of one number.
    x
        Where its slope is asked for.
    h
        The distance to each side, positive.

    Returns
    -------
    float
        The measured slope.
    """
    ahead = f(x + h)
    behind = f(x - h)
    rise = ahead - behind
    run = 2.0 * h
    return float(rise / run)
