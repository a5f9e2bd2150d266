import numpy as np


def backprop_step(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return both weight matrices after one step of back-propagation for one sample.

    Parameters
    ----------
    W1 : ndarray, shape (H, 3)
        Weights of the hidden layer, one row a hidden neuron. You may update this array itself
        and return it, or return a new one; the same holds for W2.
    W2 : ndarray, shape (1, H)
        Weights of the output neuron, which has no bias.
    x : ndarray, shape (3,)
        One input; the third entry is the constant 1. Not changed.
    d : float
        The target of this input.
    lr : float
        Learning rate.

    Returns
    -------
    tuple of ndarray, shapes (H, 3) and (1, H)
        The new W1 and W2. The error counts as e = d - y, so the steps are added.
    """
    raise NotImplementedError


def train_xor(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return both weight matrices after `epochs` passes over the rows of X.

    Parameters
    ----------
    X : ndarray, shape (4, 3)
        Inputs, one a row, the third column a constant 1. Not changed.
    d : ndarray, shape (4,)
        Their targets. Not changed.
    W1 : ndarray, shape (H, 3)
        Hidden weights to start from. Not changed: work on a copy.
    W2 : ndarray, shape (1, H)
        Output weights to start from. Not changed: work on a copy.
    lr : float
        Learning rate.
    epochs : int
        Number of passes over all rows, 0 or more; a step after each row, in order.

    Returns
    -------
    tuple of ndarray, shapes (H, 3) and (1, H)
        The trained W1 and W2.
    """
    raise NotImplementedError
