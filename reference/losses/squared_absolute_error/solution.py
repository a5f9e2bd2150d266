"""The mean squared and the mean absolute error, and their slopes."""

import numpy as np


def errors(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return prediction minus target, each with its own, in the shape of y."""
    difference: np.ndarray = y - t.reshape(y.shape)
    return difference


def mse(y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean of the squared errors.

    Parameters
    ----------
    y
        Predictions (N,) or (N, K). Not changed.
    t
        As many targets, in the same order. Not changed.
    """
    return float(np.mean(errors(y, t) ** 2))


def mse_grad(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the slope of `mse` with respect to y, in the shape of y.

    Parameters
    ----------
    y, t
        As for `mse`.
    """
    return 2 * errors(y, t) / y.size


def mae(y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean of the absolute errors.

    Parameters
    ----------
    y, t
        As for `mse`.
    """
    return float(np.mean(np.abs(errors(y, t))))


def mae_grad(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the slope of `mae` with respect to y, in the shape of y.

    Where a prediction equals its target there is no slope; this answers 0.

    Parameters
    ----------
    y, t
        As for `mse`.
    """
    slope: np.ndarray = np.sign(errors(y, t)) / y.size
    return slope
