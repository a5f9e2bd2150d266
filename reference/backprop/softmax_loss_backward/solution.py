"""Softmax and cross-entropy as one step: the loss from the logits, and the slope at the logits."""

import numpy as np


def log_softmax(a: np.ndarray) -> np.ndarray:
    """Return the logarithm of the softmax of every row, without computing the softmax first."""
    shifted = a - a.max(axis=1, keepdims=True)
    logs: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs


def softmax_loss(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the mean cross-entropy of ``softmax(a)``, and its gradient ``(y - t) / N``.

    The loss comes straight from the logits: a probability too small for a float still has its
    logarithm, so no delta is needed.

    Parameters
    ----------
    a
        Logits (N, C). Not changed.
    t
        One-hot rows (N, C) or integer labels (N,). Not changed.

    Returns
    -------
    tuple
        The loss, and the gradient (N, C); each of its rows adds up to 0.
    """
    rows = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    logs = log_softmax(a)
    loss = -np.sum(rows * logs) / a.shape[0]
    return float(loss), (np.exp(logs) - rows) / a.shape[0]
