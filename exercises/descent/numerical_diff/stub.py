def numerical_diff(f, x: float, h: float = 1e-4) -> float:
    """Return the slope of f at x, measured by the central difference.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where the slope is asked for.
    h : float
        How far to go to the left and to the right of x; positive.

    Returns
    -------
    float
        The slope of the straight line through the curve's points at x - h and x + h.
    """
    raise NotImplementedError
