import numpy as np


def line_accuracy(w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray) -> float:
    """Return the share of points that one line puts on their right side.

    Parameters
    ----------
    w : ndarray, shape (2,)
        Weights of the neuron: the direction in which its sum grows.
    b : float
        Its bias.
    X : ndarray, shape (N, 2)
        Points, one a row. Not changed.
    d : ndarray, shape (N,)
        Their labels, 0 or 1. Not changed.

    Returns
    -------
    float
        From 0 to 1. Label 1 is right where the sum is above 0, label 0 where it is below 0. A sum
        of exactly 0 decides nothing, and counts as wrong.
    """
    raise NotImplementedError


def best_line_accuracy(X: np.ndarray, d: np.ndarray) -> float:
    """Return the highest `line_accuracy` that any line can have on these points.

    Parameters
    ----------
    X : ndarray, shape (N, 2)
        Points, one a row; their coordinates are whole numbers from 0 to 3. Not changed.
    d : ndarray, shape (N,)
        Their labels, 0 or 1. Not changed.

    Returns
    -------
    float
        From 0 to 1.
    """
    raise NotImplementedError


def train_and_report(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """Train one sigmoid neuron by the delta rule, and say honestly what it has learned.

    Parameters
    ----------
    X : ndarray, shape (N, 2)
        Points, one a row, without a column of ones. Not changed.
    d : ndarray, shape (N,)
        Their labels, 0 or 1. Not changed.
    w0 : ndarray, shape (3,)
        Where training starts: two weights, and the bias last. Not changed.
    lr : float
        Learning rate.
    epochs : int
        Number of passes over the rows, in their order, a step after each row; 0 or more.

    Returns
    -------
    outputs : ndarray, shape (N,)
        What the trained neuron answers to each row.
    accuracy : float
        The share of rows with an output on the right side of 0.5. Exactly 0.5 counts as wrong.
    """
    raise NotImplementedError
