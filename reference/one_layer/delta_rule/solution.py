"""One neuron that learns by the delta rule."""

import numpy as np


def sigmoid(v: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-v))``, without overflow."""
    small = np.exp(-np.abs(v))
    return np.where(v >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def delta_step(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """Return the weights after one step of the delta rule.

    With ``y = sigmoid(w @ x)`` and the error ``e = d - y``, delta is ``y * (1 - y) * e``. It points
    from the output towards the target, so ``lr * delta * x`` is added.

    Parameters
    ----------
    w
        Weights (D,), floats. Not changed.
    x
        One input (D,). Not changed.
    d
        Its target, from 0 to 1.
    lr
        Learning rate.

    Returns
    -------
    ndarray
        The new weights (D,).
    """
    y = sigmoid(w @ x)
    e = d - y
    delta = y * (1.0 - y) * e
    new: np.ndarray = w + lr * delta * x
    return new


def train_delta(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """Return the weights after `epochs` passes over the rows of X.

    Parameters
    ----------
    X
        Inputs (N, D), one a row. Not changed.
    d
        Their targets (N,). Not changed.
    w0
        Weights to start from (D,), floats. Not changed.
    lr
        Learning rate.
    epochs
        Number of passes, 0 or more.
    mode
        "sgd": a step after each row, in order. "batch": one step a pass, by the mean of what the
        rows ask for, all asked at the same weights.

    Returns
    -------
    ndarray
        The trained weights (D,).
    """
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for x, target in zip(X, d, strict=True):
                w = delta_step(w, x, target, lr)
        else:
            updates = [delta_step(w, x, target, lr) - w for x, target in zip(X, d, strict=True)]
            w = w + np.mean(updates, axis=0)
    return w
