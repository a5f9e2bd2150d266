"""A neuron that decides by a step, and three gates made of it."""

import numpy as np


def step(v: np.ndarray) -> np.ndarray:
    """Return 1 where an element is above 0 and 0 elsewhere, as integers."""
    return np.where(v > 0, 1, 0)


def gate(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Return the step of the weighted sums.

    Parameters
    ----------
    x
        Samples (N, 2), one a row. Not changed.
    w
        The weights (2,). Not changed.
    b
        The bias.

    Returns
    -------
    ndarray
        Zeros and ones (N,).
    """
    return step(x @ w + b)


def AND() -> tuple[np.ndarray, float]:
    """Return weights and bias: one input alone does not get over 1.5, two do."""
    return np.array([1.0, 1.0]), -1.5


def OR() -> tuple[np.ndarray, float]:
    """Return weights and bias: one input is enough to get over 0.5."""
    return np.array([1.0, 1.0]), -0.5


def NAND() -> tuple[np.ndarray, float]:
    """Return weights and bias: those of AND with every sign turned round."""
    return np.array([-1.0, -1.0]), 1.5
