"""Full batch, mini-batches and single points: one training with three sizes."""

import numpy as np


def minibatches(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Return the rows of one epoch, shuffled and cut into batches.

    Parameters
    ----------
    n
        Number of rows, at least 1.
    size
        Rows in a batch, at least 1. The last batch holds what is left.
    rng
        Draws the order.

    Returns
    -------
    list of ndarray
        Arrays of row numbers; each of 0 to n - 1 stands in exactly one of them.
    """
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]


def batch_step(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """Return a and b after one step by the mean gradient of some rows.

    Parameters
    ----------
    x, y
        All points (N,). Not changed.
    a, b
        The parameters of the line before the step.
    rows
        Which points the step looks at: their row numbers (K,).
    lr
        Learning rate.

    Returns
    -------
    tuple of float
        The parameters after the step.
    """
    error = a * x[rows] + b - y[rows]
    da = np.mean(2.0 * error * x[rows])
    db = np.mean(2.0 * error)
    return float(a - lr * da), float(b - lr * db)


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
    x, y
        The points (N,). Not changed.
    a0, b0
        Where the parameters start.
    lr
        Learning rate.
    size
        Rows in a batch: N and more is the full batch, 1 is stochastic.
    epochs
        Number of passes over all points, 0 or more.
    rng
        Draws a new order for every epoch.

    Returns
    -------
    tuple of ndarray
        The values of a and of b (epochs + 1,): at the start, and after each epoch.
    """
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
        path.append((a, b))
    a_path, b_path = np.array(path).T
    return a_path, b_path
