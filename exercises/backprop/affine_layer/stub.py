import numpy as np


def affine_forward(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, object]:
    """Return x W + b, and what the way back needs.

    Parameters
    ----------
    x : ndarray, shape (N, D) or (N, ...) with D numbers for each sample
        Not changed.
    W : ndarray, shape (D, H)
        Weights. Not changed.
    b : ndarray, shape (H,)
        Biases. Not changed.

    Returns
    -------
    out : ndarray, shape (N, H)
    cache
        Whatever `affine_backward` wants to know; nobody looks inside.
    """
    raise NotImplementedError


def affine_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the slopes with respect to x, W and b.

    Parameters
    ----------
    dout : ndarray, shape (N, H)
        The slope with respect to the output. Not changed.
    cache
        What `affine_forward` returned beside the output.

    Returns
    -------
    dx : ndarray, the shape of x
    dW : ndarray, shape (D, H)
    db : ndarray, shape (H,)
    """
    raise NotImplementedError
