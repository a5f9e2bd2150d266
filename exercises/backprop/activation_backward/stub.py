import numpy as np


def relu_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Return max(x, 0) element by element, and what the way back needs.

    Parameters
    ----------
    x : ndarray, any shape
        Not changed.

    Returns
    -------
    out : ndarray, the shape of x
    cache
        Whatever `relu_backward` wants to know; nobody looks inside.
    """
    raise NotImplementedError


def relu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Return the slope with respect to x.

    Parameters
    ----------
    dout : ndarray, the shape of x
        The slope with respect to the output. Not changed.
    cache
        What `relu_forward` returned beside the output.

    Returns
    -------
    ndarray, the shape of x
        Where x was exactly 0 the slope of ReLU counts as 0.
    """
    raise NotImplementedError


def sigmoid_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Return 1 / (1 + exp(-x)) element by element, and what the way back needs.

    Parameters
    ----------
    x : ndarray, any shape
        Not changed; its numbers may be as far out as -1000 and 1000.

    Returns
    -------
    out : ndarray, the shape of x
    cache
        Whatever `sigmoid_backward` wants to know; nobody looks inside.
    """
    raise NotImplementedError


def sigmoid_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Return the slope with respect to x.

    Parameters
    ----------
    dout : ndarray, the shape of x
        The slope with respect to the output. Not changed.
    cache
        What `sigmoid_forward` returned beside the output.

    Returns
    -------
    ndarray, the shape of x
    """
    raise NotImplementedError
