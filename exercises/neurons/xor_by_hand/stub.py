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
    X : ndarray, shape (N, 2)
        Samples, one a row. Floats or integers; not changed.
    W1 : ndarray, shape (2, 2)
        Weights of the two hidden neurons, each in a column. Not changed.
    b1 : ndarray, shape (2,)
        Their biases. Not changed.
    W2 : ndarray, shape (2, 1)
        Weights of the output neuron. Not changed.
    b2 : ndarray, shape (1,)
        Its bias. Not changed.
    act : function
        The activation of both layers: it takes an array and returns one of the same shape.

    Returns
    -------
    tuple of ndarray
        (h, y): the hidden values (N, 2) and the outputs (N, 1).
    """
    raise NotImplementedError


def fixed_xor() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return weights and biases with which the net computes XOR, with a sigmoid in both layers.

    Returns
    -------
    tuple of ndarray
        (W1, b1, W2, b2), of shapes (2, 2), (2,), (2, 1) and (1,).
    """
    raise NotImplementedError
