import numpy as np


def mse(y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean squared error.

    Parameters
    ----------
    y : ndarray, shape (N,) or (N, K)
        Predictions. Not changed.
    t : ndarray, shape of y; or one of the two (N,) and the other (N, 1)
        Targets, in the same order as the predictions. Not changed.

    Returns
    -------
    float
        The mean over all entries.
    """
    raise NotImplementedError


def mse_grad(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the slope of `mse` with respect to every entry of y.

    Parameters
    ----------
    y, t : ndarray
        As for `mse`. Not changed.

    Returns
    -------
    ndarray, shape of y
        One slope for each prediction.
    """
    raise NotImplementedError


def mae(y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean absolute error.

    Parameters
    ----------
    y, t : ndarray
        As for `mse`. Not changed.

    Returns
    -------
    float
        The mean over all entries.
    """
    raise NotImplementedError


def mae_grad(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the slope of `mae` with respect to every entry of y.

    Parameters
    ----------
    y, t : ndarray
        As for `mse`, and no prediction equals its target. Not changed.

    Returns
    -------
    ndarray, shape of y
        One slope for each prediction.
    """
    raise NotImplementedError
