import numpy as np


class Add:
    """A node that adds: out = x + y."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return x + y, numbers or arrays of one shape; neither is changed."""
        raise NotImplementedError

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (dx, dy), the slopes for x and y.

        `dout`, of the shape of the output, is the slope that arrives from the right: by how much
        the end result grows for each unit that this node's output grows.
        """
        raise NotImplementedError


class Mul:
    """A node that multiplies, element by element: out = x * y."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return x * y, and keep what backward will need."""
        raise NotImplementedError

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (dx, dy) for the x and y of the last forward."""
        raise NotImplementedError


class Square:
    """A node that squares: out = x ** 2."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return x ** 2, and keep what backward will need."""
        raise NotImplementedError

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return dx for the x of the last forward."""
        raise NotImplementedError


def grad_square_sum(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (dx, dy), the slopes of z = (x + y) ** 2, found by going back through the nodes."""
    raise NotImplementedError


def grad_reused(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (dx, dy), the slopes of z = x * (x + y), in which x is used twice."""
    raise NotImplementedError
