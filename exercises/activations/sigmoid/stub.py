import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-x)) for every element of x.

    Parameters
    ----------
    x : ndarray, any shape
        The weighted sums (pre-activations). Floats or integers; not changed.

    Returns
    -------
    ndarray, same shape as x
        Floats from 0 to 1.
    """
    raise NotImplementedError
