import numpy as np


def forward(params: dict[str, np.ndarray], x: np.ndarray) -> tuple[np.ndarray, object]:
    """Return the class probabilities of a batch, and what `backward` will need.

    Parameters
    ----------
    params : dict
        "W1" of shape (D, H), "b1" of shape (H,), "W2" of shape (H, C), "b2" of shape (C,).
        Not changed.
    x : ndarray, shape (N, D)
        Inputs, one sample a row. Not changed.

    Returns
    -------
    y : ndarray, shape (N, C)
        Softmax of the second layer's sums; each row adds up to 1.
    cache : anything
        Yours: what you want to have at hand in `backward`.
    """
    raise NotImplementedError


def backward(params: dict[str, np.ndarray], cache: object, t: np.ndarray) -> dict[str, np.ndarray]:
    """Return the gradient of the mean cross-entropy with respect to every parameter.

    Parameters
    ----------
    params : dict
        The same as `forward` was given. Not changed.
    cache : anything
        What `forward` returned beside y.
    t : ndarray, shape (N, C)
        Targets, one-hot rows. Not changed.

    Returns
    -------
    dict
        The gradients under the keys "W1", "b1", "W2", "b2", each of the shape of its
        parameter. A gradient points uphill: descent subtracts it.
    """
    raise NotImplementedError
