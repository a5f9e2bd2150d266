import numpy as np


def cross_entropy(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Return the mean cross-entropy of a batch.

    Parameters
    ----------
    y : ndarray, shape (N, C)
        Predicted probabilities, one row a sample. Not changed.
    t : ndarray, shape (N, C) or (N,)
        Targets: one row of probabilities a sample (one-hot, or soft), or one integer label
        from 0 to C - 1 a sample. Not changed.
    delta : float
        Keeps the logarithm away from 0.

    Returns
    -------
    float
        The mean over the N samples.
    """
    raise NotImplementedError
