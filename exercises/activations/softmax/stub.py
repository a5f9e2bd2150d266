import numpy as np


def softmax(x: np.ndarray) -> np.ndarray:
    """Turn each row of scores into probabilities that sum to 1.

    Parameters
    ----------
    x : ndarray, shape (C,), (N, C) or (..., C)
        Scores, floats or integers; the C scores along the last axis belong together. Not changed.

    Returns
    -------
    ndarray, same shape as x
        Floats from 0 to 1; along the last axis they sum to 1.
    """
    raise NotImplementedError
