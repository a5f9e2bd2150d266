# expect: none
"""Two layers of sigmoid neurons, trained by back-propagation."""

import numpy as np


def sigmoid(v: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-v))`` for every element, without overflow."""
    small = np.exp(-np.abs(v))
    return np.where(v >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def backprop_step(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return both weight matrices after one step for one sample.

    Both layers are sigmoid, the loss is half the squared error. The error counts as ``e = d - y``,
    so the steps are added. Both deltas are computed before any weight changes.

    Parameters
    ----------
    W1
        Hidden weights (H, 3), one row a hidden neuron; floats. Not changed.
    W2
        Output weights (1, H), floats; the output has no bias. Not changed.
    x
        One input (3,), the last entry a constant 1. Not changed.
    d
        Its target, from 0 to 1.
    lr
        Learning rate.

    Returns
    -------
    tuple of ndarray
        The new W1 (H, 3) and W2 (1, H).
    """
    hidden = sigmoid(W1 @ x)
    y = sigmoid(W2 @ hidden)
    delta = y * (1.0 - y) * (d - y)
    hidden_delta = hidden * (1.0 - hidden) * (W2.T @ delta)
    return W1 + lr * np.outer(hidden_delta, x), W2 + np.outer(delta, hidden)


def train_xor(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return both weight matrices after `epochs` passes over the rows of X.

    Parameters
    ----------
    X
        Inputs (4, 3), one a row. Not changed.
    d
        Their targets (4,). Not changed.
    W1, W2
        Weights to start from, (H, 3) and (1, H). Not changed.
    lr
        Learning rate.
    epochs
        Number of passes, 0 or more. A step is taken after each row, in order.

    Returns
    -------
    tuple of ndarray
        The trained W1 (H, 3) and W2 (1, H).
    """
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
