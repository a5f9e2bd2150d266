"""Three nodes of a computational graph, and two graphs made of them."""

import numpy as np


class Add:
    """A node that adds: out = x + y."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return x + y, numbers or arrays of one shape."""
        return x + y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (dx, dy): what arrives from the right is passed on to both."""
        return dout, dout


class Mul:
    """A node that multiplies, element by element: out = x * y."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return x * y; both are kept for backward."""
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (dx, dy): each input's slope is the other input."""
        return dout * self.y, dout * self.x


class Square:
    """A node that squares: out = x ** 2."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return x ** 2; x is kept for backward."""
        self.x = x
        return x**2

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return dx, 2 x times what arrives from the right."""
        return dout * 2 * self.x


def grad_square_sum(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (dx, dy), the slopes of z = (x + y) ** 2.

    Parameters
    ----------
    x, y
        Numbers or arrays of one shape; every element is a graph of its own.
    """
    add, square = Add(), Square()
    z = square.forward(add.forward(x, y))
    return add.backward(square.backward(np.ones_like(z)))


def grad_reused(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (dx, dy), the slopes of z = x * (x + y).

    x reaches z along two paths. What comes back along each of them is added.

    Parameters
    ----------
    x, y
        Numbers or arrays of one shape.
    """
    add, mul = Add(), Mul()
    z = mul.forward(x, add.forward(x, y))
    direct, dsum = mul.backward(np.ones_like(z))
    through_sum, dy = add.backward(dsum)
    return direct + through_sum, dy
