import numpy as np


def minibatches(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Return the rows of one epoch, shuffled and cut into batches.

    Parameters
    ----------
    n : int
        Number of rows, at least 1.
    size : int
        Rows in a batch, at least 1. The last batch holds what is left.
    rng : Generator
        Draws the order.

    Returns
    -------
    list of ndarray of int
        Row numbers; each of 0 to n - 1 stands in exactly one batch.
    """
    raise NotImplementedError


def batch_step(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """Return a and b after one step by the mean gradient of some rows.

    Parameters
    ----------
    x, y : ndarray, shape (N,)
        All points. Not changed.
    a, b : float
        The parameters of the line a * x + b.
    rows : ndarray of int, shape (K,)
        Which points the step looks at.
    lr : float
        Learning rate.

    Returns
    -------
    a, b : float
        The parameters after the step.
    """
    raise NotImplementedError


def fit_batches(
    x: np.ndarray,
    y: np.ndarray,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """Return how a and b move while the line learns, a step for every batch.

    Parameters
    ----------
    x, y : ndarray, shape (N,)
        The points. Not changed.
    a0, b0 : float
        Where the parameters start.
    lr : float
        Learning rate.
    size : int
        Rows in a batch.
    epochs : int
        Number of passes over all points, 0 or more.
    rng : Generator
        Draws a new order for every epoch.

    Returns
    -------
    a_path, b_path : ndarray, shape (epochs + 1,)
        The values of a and of b: at the start, and after each epoch.
    """
    raise NotImplementedError
