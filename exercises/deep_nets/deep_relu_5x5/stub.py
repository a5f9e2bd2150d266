import numpy as np


def images() -> np.ndarray:
    """Return the digits 1 to 5 as you see them in the lesson.

    Returns
    -------
    ndarray, shape (5, 25)
        One digit a row, its grid of 5 times 5 pixels read line by line, like text: 1 where there
        is ink (`#` in the lesson), 0 where there is none.
    """
    raise NotImplementedError


def forward(params: dict[str, np.ndarray], x: np.ndarray) -> tuple[np.ndarray, object]:
    """Return the class probabilities of a batch, and what `backward` will need.

    Parameters
    ----------
    params : dict
        "W1" of shape (D, H1), "W2" of shape (H1, H2), "W3" of shape (H2, H3) and "W4" of shape
        (H3, C). There are no biases. Not changed.
    x : ndarray, shape (N, D)
        Inputs, one sample a row. Not changed.

    Returns
    -------
    y : ndarray, shape (N, C)
        Softmax of the last sums; each row adds up to 1.
    cache : anything
        Yours: what you want to have at hand in `backward`.
    """
    raise NotImplementedError


def backward(params: dict[str, np.ndarray], cache: object, t: np.ndarray) -> dict[str, np.ndarray]:
    """Return the gradient of the mean cross-entropy with respect to all four matrices.

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
        The gradients under the keys "W1", "W2", "W3", "W4", each of the shape of its matrix. A
        gradient points uphill: descent subtracts it.
    """
    raise NotImplementedError


def train(
    params: dict[str, np.ndarray], X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> dict[str, np.ndarray]:
    """Return the matrices after `epochs` passes over all rows of X, with a step after each row.

    Parameters
    ----------
    params : dict
        The matrices to start from, as in `forward`. Not changed: work on copies.
    X : ndarray, shape (N, D)
        Inputs, one sample a row. Not changed.
    T : ndarray, shape (N, C)
        Their targets, one-hot rows. Not changed.
    lr : float
        Learning rate.
    epochs : int
        Number of passes over all rows, 0 or more.

    Returns
    -------
    dict
        The trained matrices under the keys "W1", "W2", "W3", "W4".
    """
    raise NotImplementedError
