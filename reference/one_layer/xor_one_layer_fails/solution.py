"""How many points one line can put on their right side, and what training makes of them."""

import numpy as np


def sigmoid(v: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-v))``, without overflow."""
    small = np.exp(-np.abs(v))
    return np.where(v >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def line_accuracy(w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray) -> float:
    """Return the share of points that one line puts on their right side.

    Parameters
    ----------
    w, b
        Weights (2,) and bias of the neuron.
    X, d
        Points (N, 2) and their labels (N,), 0 or 1.

    Returns
    -------
    float
        From 0 to 1; a sum of exactly 0 counts as wrong.
    """
    v = X @ w + b
    right = np.where(d == 1, v > 0, v < 0)
    return float(np.mean(right))


def best_line_accuracy(X: np.ndarray, d: np.ndarray) -> float:
    """Return the highest accuracy of any line.

    A direction is tried for every degree. Along it the points lie in an order, and a line can pass
    between any two neighbours, or outside of them all.

    Parameters
    ----------
    X, d
        Points (N, 2), whole numbers from 0 to 3, and their labels (N,), 0 or 1.

    Returns
    -------
    float
        From 0 to 1.
    """
    angles = np.deg2rad(np.arange(360))
    sums = X @ np.array([np.cos(angles), np.sin(angles)])
    ordered = np.sort(sums, axis=0)
    places = np.vstack([ordered[:1] - 1.0, (ordered[1:] + ordered[:-1]) / 2, ordered[-1:] + 1.0])
    beyond = sums[None] - places[:, None]
    right = np.where(d[:, None] == 1, beyond > 0, beyond < 0)
    return float(right.mean(axis=1).max())


def train_and_report(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """Train one sigmoid neuron by the delta rule, and report outputs and accuracy.

    Parameters
    ----------
    X, d
        Points (N, 2) and their labels (N,), 0 or 1. Not changed.
    w0
        Two weights and the bias to start from (3,). Not changed.
    lr, epochs
        Learning rate and number of passes, a step after each row.

    Returns
    -------
    outputs
        The answers (N,) of the trained neuron.
    accuracy
        The share of outputs on the right side of 0.5.
    """
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            y = sigmoid(x @ w + b)
            step = lr * y * (1.0 - y) * (target - y)
            w, b = w + step * x, b + step
    return sigmoid(X @ w + b), line_accuracy(w, b, X, d)
