import numpy as np


def step(v: np.ndarray) -> np.ndarray:
    """Return 1 for every element above 0, and 0 for every other.

    Parameters
    ----------
    v : ndarray, any shape
        Weighted sums. Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as v
        Zeros and ones, as numbers. An element that is exactly 0 gives 0.
    """
    raise NotImplementedError


def gate(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Return what a neuron with two inputs and a step decides for N samples.

    Parameters
    ----------
    x : ndarray, shape (N, 2)
        Samples, one a row. Floats or integers; not changed.
    w : ndarray, shape (2,)
        The weights. Not changed.
    b : float
        The bias, which is added.

    Returns
    -------
    ndarray, shape (N,)
        The step of each weighted sum.
    """
    raise NotImplementedError


def AND() -> tuple[np.ndarray, float]:
    """Return weights (2,) and a bias that make `gate` 1 only where both inputs are 1."""
    raise NotImplementedError


def OR() -> tuple[np.ndarray, float]:
    """Return weights (2,) and a bias that make `gate` 1 where at least one input is 1."""
    raise NotImplementedError


def NAND() -> tuple[np.ndarray, float]:
    """Return weights (2,) and a bias that make `gate` 0 only where both inputs are 1."""
    raise NotImplementedError
