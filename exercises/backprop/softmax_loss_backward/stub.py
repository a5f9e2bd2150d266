import numpy as np


def softmax_loss(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the mean cross-entropy of softmax(a), and its slope for every entry of a.

    Parameters
    ----------
    a : ndarray, shape (N, C)
        Logits: the sums of the last layer, before the softmax. Not changed.
    t : ndarray, shape (N, C) or (N,)
        Targets: one-hot rows, or integer labels. Not changed.

    Returns
    -------
    loss : float
        The mean over the N samples, without any delta.
    da : ndarray, shape (N, C)
        The gradient of the loss with respect to a. It points uphill: descent subtracts it.
    """
    raise NotImplementedError
