import numpy as np


def weighted_sum(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """Return what one neuron adds up: each input times its weight, and the bias once.

    Parameters
    ----------
    x : ndarray, shape (D,) or (N, D)
        One sample, or N samples, one a row. Floats or integers; not changed.
    w : ndarray, shape (D,)
        One weight for each input. Not changed.
    b : float
        The bias.

    Returns
    -------
    float or ndarray, shape (N,)
        One number for one sample, N numbers for N samples.
    """
    raise NotImplementedError


def layer(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the weighted sums of H neurons for N samples.

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Samples, one a row. Floats or integers; not changed.
    W : ndarray, shape (D, H)
        Weights; column j holds those of neuron j. Not changed.
    b : ndarray, shape (H,)
        One bias for each neuron. Not changed.

    Returns
    -------
    ndarray, shape (N, H)
        In row i and column j: what neuron j adds up for sample i.
    """
    raise NotImplementedError
