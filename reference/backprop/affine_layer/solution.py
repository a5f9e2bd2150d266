"""A layer that multiplies by a matrix and adds a bias, forward and back."""

import numpy as np

Cache = tuple[np.ndarray, np.ndarray]


def affine_forward(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, Cache]:
    """Return ``x W + b``, and x and W for the way back.

    Parameters
    ----------
    x
        (N, D), or (N, ...) with D numbers for each sample. Not changed.
    W
        Weights (D, H). Not changed.
    b
        Biases (H,). Not changed.

    Returns
    -------
    tuple
        The output (N, H), and the cache.
    """
    rows = x.reshape(x.shape[0], -1)
    return rows @ W + b, (x, W)


def affine_backward(dout: np.ndarray, cache: Cache) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the slopes with respect to x (in its own shape), W (D, H) and b (H,).

    Parameters
    ----------
    dout
        The slope with respect to the output (N, H). Not changed.
    cache
        What `affine_forward` returned beside the output.
    """
    x, W = cache
    rows = x.reshape(x.shape[0], -1)
    dx = (dout @ W.T).reshape(x.shape)
    return dx, rows.T @ dout, dout.sum(axis=0)
