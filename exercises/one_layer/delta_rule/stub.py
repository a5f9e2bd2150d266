import numpy as np


def delta_step(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """Return the weights after one step of the delta rule.

    Parameters
    ----------
    w : ndarray, shape (D,)
        Weights. You may update this array itself and return it, or return a new one.
    x : ndarray, shape (D,)
        One input; where there is a bias, one of its entries is a constant 1. Not changed.
    d : float
        The target of this input.
    lr : float
        Learning rate.

    Returns
    -------
    ndarray, shape (D,)
        The new weights. The error counts as e = d - y, so the step is added.
    """
    raise NotImplementedError


def train_delta(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """Return the weights after `epochs` passes over all rows of X.

    Parameters
    ----------
    X : ndarray, shape (N, D)
        Inputs, one a row. Not changed.
    d : ndarray, shape (N,)
        Their targets. Not changed.
    w0 : ndarray, shape (D,)
        Weights to start from. Not changed: work on a copy.
    lr : float
        Learning rate.
    epochs : int
        Number of passes over all rows, 0 or more.
    mode : str
        "sgd": a step after each row, in order. "batch": one step a pass, by the mean of the
        rows' updates.

    Returns
    -------
    ndarray, shape (D,)
        The trained weights.
    """
    raise NotImplementedError
