"""What one neuron adds up, and what a whole layer of them does."""

import numpy as np


def weighted_sum(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """Return each input times its weight, added up, plus the bias.

    Parameters
    ----------
    x
        One sample (D,) or N samples (N, D). Not changed.
    w
        The weights (D,). Not changed.
    b
        The bias.

    Returns
    -------
    ndarray
        One number for one sample, (N,) for N samples.
    """
    total: np.ndarray = x @ w + b
    return total


def layer(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the weighted sums (N, H) of H neurons for N samples.

    Parameters
    ----------
    x
        Samples (N, D), one a row. Not changed.
    W
        Weights (D, H), those of one neuron in each column. Not changed.
    b
        The biases (H,). Not changed.

    Returns
    -------
    ndarray
        The sums (N, H).
    """
    sums: np.ndarray = x @ W + b
    return sums
