"""A straight line that is fitted one point at a time."""

import numpy as np


class LinearFunction:
    """The line ``a * x + b``, whose two parameters can be learned.

    Parameters
    ----------
    a
        Its slope.
    b
        Its height at 0.
    """

    def __init__(self, a: float, b: float) -> None:
        self.a = a
        self.b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        """Return the height of the line at x, a number or an array."""
        return self.a * x + self.b

    def update(self, da: float, db: float, lr: float) -> None:
        """Take one step down: subtract lr times the slopes of the loss."""
        self.a = self.a - lr * da
        self.b = self.b - lr * db

    def get(self) -> tuple[float, float]:
        """Return the two parameters (a, b)."""
        return self.a, self.b


def fit(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return how a and b move while the line learns, a step for every point.

    Of the squared error ``(a * x + b - y) ** 2`` of one point, the slope for a is
    ``2 * (a * x + b - y) * x``, the slope for b is ``2 * (a * x + b - y)``.

    Parameters
    ----------
    x, y
        The points (N,). Not changed.
    a0, b0
        Where the parameters start.
    lr
        Learning rate.
    epochs
        Number of passes over all points, in their order; 0 or more.

    Returns
    -------
    tuple of ndarray
        The values of a and of b (epochs + 1,): at the start, and after each epoch.
    """
    line = LinearFunction(a0, b0)
    path = [line.get()]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = line.predict(xi) - yi
            line.update(2.0 * error * xi, 2.0 * error, lr)
        path.append(line.get())
    a_path, b_path = np.array(path, dtype=np.float64).T
    return a_path, b_path
