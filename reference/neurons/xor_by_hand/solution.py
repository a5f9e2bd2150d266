"""XOR from two layers: the notes' table computed to the end, and repaired."""

from collections.abc import Callable

import numpy as np


def xor_forward(
    X: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
    act: Callable[[np.ndarray], np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden values and the outputs of a net of two layers.

    Parameters
    ----------
    X
        Samples (N, 2), one a row. Not changed.
    W1, b1
        Weights (2, 2), those of one hidden neuron in each column, and biases (2,). Not changed.
    W2, b2
        Weights (2, 1) and bias (1,) of the output neuron. Not changed.
    act
        The activation of both layers.

    Returns
    -------
    tuple
        The hidden values (N, 2) and the outputs (N, 1).
    """
    h = act(X @ W1 + b1)
    y = act(h @ W2 + b2)
    return h, y


def fixed_xor() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return weights and biases of a net that computes XOR with sigmoids.

    They are five times those of the notes, but for the bias of the output: 7.5 lies in the middle
    between the sum of one firing hidden neuron (5) and that of both (10).

    Returns
    -------
    tuple
        ``(W1, b1, W2, b2)`` of shapes (2, 2), (2,), (2, 1) and (1,).
    """
    W1 = np.array([[-10.0, 10.0], [-10.0, 10.0]])
    b1 = np.array([15.0, -5.0])
    W2 = np.array([[5.0], [5.0]])
    b2 = np.array([-7.5])
    return W1, b1, W2, b2
