"""The mean binary cross-entropy, and its slope."""

import numpy as np


def bce(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Return the mean of ``-(t log(p + delta) + (1 - t) log(1 - p + delta))``.

    Parameters
    ----------
    p
        Probabilities of yes (N,). Not changed.
    t
        Targets (N,), from 0 to 1. Not changed.
    delta
        Keeps the logarithms away from 0.

    Returns
    -------
    float
        The loss in nats.
    """
    return float(-np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p + delta)))


def bce_grad(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """Return the slope of `bce` with respect to p, an array (N,).

    Parameters
    ----------
    p, t, delta
        As for `bce`.
    """
    slope: np.ndarray = ((1 - t) / (1 - p + delta) - t / (p + delta)) / p.size
    return slope
