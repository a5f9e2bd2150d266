import numpy as np


def bce(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Return the mean binary cross-entropy of N yes-or-no questions.

    Parameters
    ----------
    p : ndarray, shape (N,)
        Probabilities of "yes", from 0 to 1. Not changed.
    t : ndarray, shape (N,)
        Targets: 1 for yes, 0 for no, or anything between. Not changed.
    delta : float
        Keeps the logarithms away from 0.

    Returns
    -------
    float
        The mean over the N questions.
    """
    raise NotImplementedError


def bce_grad(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """Return the slope of `bce` with respect to every entry of p.

    Parameters
    ----------
    p : ndarray, shape (N,)
        Probabilities of "yes", from 0 to 1. Not changed.
    t : ndarray, shape (N,)
        Targets: 1 for yes, 0 for no, or anything between. Not changed.
    delta : float
        Keeps the denominators away from 0.

    Returns
    -------
    ndarray, shape (N,)
        The slope of the mean, so each entry is divided by N.
    """
    raise NotImplementedError
