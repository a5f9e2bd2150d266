"""Wrong nodes that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import Add, Mul, Square


@mistake
class Add__forgets_upstream:
    """Add's backward answers 1 and 1 whatever arrives. That is the slope of the sum alone; the
    chain rule multiplies it by dout, the slope that comes from the right."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x + y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return np.ones_like(dout), np.ones_like(dout)


@mistake
class Add__scales:
    """Add's backward multiplies by x and y. An input of a sum moves the output by as much as it
    moves itself, however large it is: multiplying is what the other node does."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        self.x, self.y = x, y
        return x + y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return dout * self.x, dout * self.y


@mistake
class Add__shares_out:
    """Add's backward gives each input half of what arrives. Nothing is shared out: if x grows by
    1, the sum grows by 1, and y does not come into it."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x + y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return dout / 2, dout / 2


@mistake
class Mul__does_not_swap:
    """Mul's backward multiplies dout by the input itself. How fast x * y grows with x is told by
    the other input."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return dout * self.x, dout * self.y


@mistake
class Mul__swaps_without_dout:
    """Mul's backward swaps, but what arrives from the right is not in the answer. The chain rule
    multiplies by it."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return self.y, self.x


@mistake
class Mul__passes_on:
    """Mul's backward passes on what arrives, as an adding node does. The slope of x * y depends on
    the two inputs: what was kept of them?"""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x * y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return dout, dout


@mistake
class Mul__shares_its_numbers:
    """All Mul nodes keep their numbers in the same place, so the node that went forward last
    overwrites those of the others. Each object has its own: self.x, not Mul.x or a global."""

    def forward(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        Mul.kept = (x, y)  # type: ignore[attr-defined]
        return x * y

    def backward(self, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x, y = Mul.kept  # type: ignore[attr-defined]
        return dout * y, dout * x


@mistake
class Square__slope_without_dout:
    """Square's backward returns 2 * x alone. The chain rule multiplies it by dout, the slope that
    arrives from the right."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        return x**2

    def backward(self, dout: np.ndarray) -> np.ndarray:
        return 2 * self.x


@mistake
class Square__forgets_the_two:
    """Square's backward multiplies dout by x. When x moves, both factors of x * x move: the slope
    is larger than x."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        return x**2

    def backward(self, dout: np.ndarray) -> np.ndarray:
        return dout * self.x


@mistake
class Square__keeps_its_output:
    """Square's backward uses the output, x ** 2, where the input x belongs. What does forward
    keep?"""

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x**2
        return self.x

    def backward(self, dout: np.ndarray) -> np.ndarray:
        return dout * 2 * self.x


@mistake
class Square__slope_at_dout:
    """Square's backward returns 2 * dout: the slope of the square at dout instead of at the x that
    came in."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        return x**2

    def backward(self, dout: np.ndarray) -> np.ndarray:
        return 2 * dout


@mistake
def grad_square_sum__squares_each(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Your slopes are 2 * x and 2 * y, those of x ** 2 + y ** 2. Here the sum is squared: Add
    comes first, and Square gets its output."""
    return 2 * x, 2 * y


@mistake
def grad_square_sum__stops_at_the_sum(
    x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Your slopes are those of x + y alone, 1 and 1. Going back, the square comes first, and what
    it returns goes into the backward of Add."""
    one = np.ones_like(Add().forward(x, y))
    return one, one


@mistake
def grad_square_sum__starts_with_z(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """You start backward with z itself. The slope of z for z is 1, whatever z is: start with
    that."""
    add, square = Add(), Square()
    z = square.forward(add.forward(x, y))
    return add.backward(square.backward(z))


@mistake
def grad_reused__only_the_last_path(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For x you return only what comes back through Add; what Mul sent back directly is
    overwritten. x reaches z along two paths, and both count."""
    add, mul = Add(), Mul()
    z = mul.forward(x, add.forward(x, y))
    dx, dsum = mul.backward(np.ones_like(z))
    dx, dy = add.backward(dsum)
    return dx, dy


@mistake
def grad_reused__only_the_direct_path(
    x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """For x you return only what comes back from Mul directly; what comes through Add is left out.
    x reaches z along two paths, and both count."""
    return x + y, x * np.ones_like(y)


@mistake
def grad_reused__multiplies_the_paths(
    x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """You multiply what comes back along the two paths of x. Along one path slopes are multiplied;
    several paths are added."""
    return (x + y) * x, x * np.ones_like(y)
