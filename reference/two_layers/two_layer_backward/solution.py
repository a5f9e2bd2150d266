"""A two-layer network: its output for a batch, and the slope of its loss for every weight."""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-z))`` for every element, without overflow."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def softmax(a: np.ndarray) -> np.ndarray:
    """Return ``exp(a)``, each row divided by its sum; the rows' maxima go first, for safety."""
    powers: np.ndarray = np.exp(a - a.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def forward(
    params: dict[str, np.ndarray], x: np.ndarray
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return the class probabilities of a batch, and what `backward` will need.

    ``h = sigmoid(x @ W1 + b1)``, then ``y = softmax(h @ W2 + b2)`` row by row.

    Parameters
    ----------
    params
        W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). Not changed.
    x
        Inputs (N, D), one sample a row. Not changed.

    Returns
    -------
    tuple
        y (N, C), and the cache: x, h and y.
    """
    h = sigmoid(x @ params["W1"] + params["b1"])
    y = softmax(h @ params["W2"] + params["b2"])
    return y, {"x": x, "h": h, "y": y}


def backward(
    params: dict[str, np.ndarray], cache: dict[str, np.ndarray], t: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the gradient of the mean cross-entropy with respect to every parameter.

    It points uphill (``y - t``, not ``t - y``): descent subtracts it.

    Parameters
    ----------
    params
        W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). Not changed.
    cache
        What `forward` returned beside y. Not changed.
    t
        Targets (N, C), one-hot rows. Not changed.

    Returns
    -------
    dict of ndarray
        Keys W1, b1, W2, b2; each of the shape of its parameter.
    """
    x, h, y = cache["x"], cache["h"], cache["y"]
    da = (y - t) / t.shape[0]
    dz = da @ params["W2"].T * h * (1.0 - h)
    return {
        "W1": x.T @ dz,
        "b1": dz.sum(axis=0),
        "W2": h.T @ da,
        "b2": da.sum(axis=0),
    }
