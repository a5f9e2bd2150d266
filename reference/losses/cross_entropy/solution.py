"""The mean cross-entropy of a batch."""

import numpy as np


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Return one row of 0s with a single 1 for every label: (N,) becomes (N, classes)."""
    rows: np.ndarray = np.eye(classes)[labels]
    return rows


def cross_entropy(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Return the mean over the batch of ``-sum(t * log(y + delta))``.

    Parameters
    ----------
    y
        Predicted probabilities (N, C), one row a sample. Not changed.
    t
        Targets: probabilities (N, C), one-hot or soft, or integer labels (N,). Not changed.
    delta
        Keeps the logarithm away from 0.

    Returns
    -------
    float
        The loss in nats; 0 (to within delta) for a certain and right prediction.
    """
    if t.ndim == 1:
        t = one_hot(t, y.shape[1])
    return float(-np.sum(t * np.log(y + delta)) / y.shape[0])
