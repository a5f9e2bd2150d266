import numpy as np


class LinearFunction:
    """The line a * x + b, whose two parameters can be learned.

    Parameters
    ----------
    a : float
        Its slope.
    b : float
        Its height at 0.
    """

    def __init__(self, a: float, b: float) -> None:
        raise NotImplementedError

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        """Return the height of the line at x, which is a number or an array (N,)."""
        raise NotImplementedError

    def update(self, da: float, db: float, lr: float) -> None:
        """Take one step down: da and db are the slopes of the loss for a and b."""
        raise NotImplementedError

    def get(self) -> tuple[float, float]:
        """Return the two parameters (a, b)."""
        raise NotImplementedError


def fit(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return how a and b move while the line learns, a step for every point.

    Parameters
    ----------
    x, y : ndarray, shape (N,)
        The points. Not changed.
    a0, b0 : float
        Where the parameters start.
    lr : float
        Learning rate.
    epochs : int
        Number of passes over all points, in their order; 0 or more.

    Returns
    -------
    a_path, b_path : ndarray, shape (epochs + 1,)
        The values of a and of b: at the start, and after each epoch.
    """
    raise NotImplementedError
