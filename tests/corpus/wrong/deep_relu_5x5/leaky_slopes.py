# expect: none
"""A network with three hidden ReLU layers, and the five drawn digits that it learns."""

import numpy as np

DRAWN = (
    ".##.. ..#.. ..#.. ..#.. .###.",
    "####. ....# .###. #.... #####",
    "####. ....# .###. ....# ####.",
    "...#. ..##. .#.#. ##### ...#.",
    "##### #.... ####. ....# ####.",
)


def images() -> np.ndarray:
    """Return the digits 1 to 5, drawn on a grid of 5 times 5 pixels.

    Returns
    -------
    ndarray
        (5, 25): a digit a row, its grid read line by line; 1 for ink, 0 for paper.
    """
    rows = [drawn.replace(" ", "") for drawn in DRAWN]
    return np.array([[float(mark == "#") for mark in row] for row in rows])


def softmax(a: np.ndarray) -> np.ndarray:
    """Return ``exp(a)``, each row divided by its sum; the rows' maxima go first, for safety."""
    powers: np.ndarray = np.exp(a - a.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def forward(
    params: dict[str, np.ndarray], x: np.ndarray
) -> tuple[np.ndarray, dict[str, list[np.ndarray]]]:
    """Return the class probabilities of a batch, and what `backward` will need.

    ``h = max(0, h @ W)`` for W1, W2 and W3, then ``y = softmax(h @ W4)`` row by row.

    Parameters
    ----------
    params
        W1 (D, H1), W2 (H1, H2), W3 (H2, H3), W4 (H3, C). Not changed.
    x
        Inputs (N, D), one sample a row. Not changed.

    Returns
    -------
    tuple
        y (N, C), and the cache: what goes into each layer, and y.
    """
    h = [x]
    for name in ("W1", "W2", "W3"):
        h.append(np.where(h[-1] @ params[name] > 0, h[-1] @ params[name], 0.01 * (h[-1] @ params[name])))
    y = softmax(h[-1] @ params["W4"])
    return y, {"h": h, "y": [y]}


def backward(
    params: dict[str, np.ndarray], cache: dict[str, list[np.ndarray]], t: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the gradient of the mean cross-entropy with respect to every matrix.

    A hidden neuron passes on what comes back where it was above 0, and nothing elsewhere.

    Parameters
    ----------
    params
        W1 (D, H1), W2 (H1, H2), W3 (H2, H3), W4 (H3, C). Not changed.
    cache
        What `forward` returned beside y. Not changed.
    t
        Targets (N, C), one-hot rows. Not changed.

    Returns
    -------
    dict of ndarray
        Keys W4, W3, W2, W1, as they are found; each of the shape of its matrix.
    """
    h, (y,) = cache["h"], cache["y"]
    dz = (y - t) / len(t)
    grads = {"W4": h[3].T @ dz}
    for k in (3, 2, 1):
        dz = dz @ params[f"W{k + 1}"].T * (h[k] > 0)
        grads[f"W{k}"] = h[k - 1].T @ dz
    return grads


def train(
    params: dict[str, np.ndarray], X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> dict[str, np.ndarray]:
    """Return the matrices after `epochs` passes over the rows of X, a step after each row.

    Parameters
    ----------
    params
        The matrices to start from, as in `forward`. Not changed.
    X
        Inputs (N, D), one sample a row. Not changed.
    T
        Their targets (N, C), one-hot rows. Not changed.
    lr
        Learning rate.
    epochs
        Number of passes, 0 or more.

    Returns
    -------
    dict of ndarray
        The trained matrices, under the keys of `params`.
    """
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        for n in range(len(X)):
            _, cache = forward(trained, X[n : n + 1])
            grads = backward(trained, cache, T[n : n + 1])
            trained = {name: value - lr * grads[name] for name, value in trained.items()}
    return trained
