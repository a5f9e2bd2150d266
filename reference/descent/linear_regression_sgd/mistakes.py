"""Wrong straight lines, and wrong ways to fit one, that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
class LinearFunction__a_and_b_swapped:
    """In your line a and b have changed their places: a is the factor of x, b is what is added."""

    def __init__(self, a: float, b: float) -> None:
        self.a = a
        self.b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.b * x + self.a

    def update(self, da: float, db: float, lr: float) -> None:
        self.a = self.a - lr * da
        self.b = self.b - lr * db

    def get(self) -> tuple[float, float]:
        return self.a, self.b


@mistake
class LinearFunction__climbs:
    """Your update adds the slopes, and each step leads uphill. Downhill is against the slope."""

    def __init__(self, a: float, b: float) -> None:
        self.a = a
        self.b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.a * x + self.b

    def update(self, da: float, db: float, lr: float) -> None:
        self.a = self.a + lr * da
        self.b = self.b + lr * db

    def get(self) -> tuple[float, float]:
        return self.a, self.b


@mistake
class LinearFunction__forgets_the_learning_rate:
    """Your update subtracts the slopes as they are. How long the step is, lr decides."""

    def __init__(self, a: float, b: float) -> None:
        self.a = a
        self.b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.a * x + self.b

    def update(self, da: float, db: float, lr: float) -> None:
        self.a = self.a - da
        self.b = self.b - db

    def get(self) -> tuple[float, float]:
        return self.a, self.b


@mistake
class LinearFunction__update_is_forgotten:
    """After update the line is as it was. A name without self. is gone when the method ends: where
    does the new value have to go?"""

    def __init__(self, a: float, b: float) -> None:
        self.a = a
        self.b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.a * x + self.b

    def update(self, da: float, db: float, lr: float) -> None:
        return None

    def get(self) -> tuple[float, float]:
        return self.a, self.b


@mistake
class LinearFunction__shares_its_parameters:
    """When a second line is made, the first one changes: both keep a and b in the same place. Each
    line needs its own, self.a and self.b."""

    a = 0.0
    b = 0.0

    def __init__(self, a: float, b: float) -> None:
        type(self).a = a
        type(self).b = b

    def predict(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.a * x + self.b

    def update(self, da: float, db: float, lr: float) -> None:
        type(self).a = self.a - lr * da
        type(self).b = self.b - lr * db

    def get(self) -> tuple[float, float]:
        return self.a, self.b


@mistake
def fit__b_sees_the_new_a(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """The slope for b is computed after a has moved: it belongs to another line. Compute both
    slopes first, with the same a and b, and only then move."""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            a -= lr * 2 * (a * xi + b - yi) * xi
            b -= lr * 2 * (a * xi + b - yi)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__forgets_the_two(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Your steps are half as long as they should be. The loss is the squared error, and the
    derivative of a square brings down a factor."""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = a - lr * error * xi, b - lr * error
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__walks_away(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Each step makes the error larger. Count it as a * x + b - y and subtract, or the other
    way round and add; half of each leads uphill."""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = a + lr * 2 * error * xi, b + lr * 2 * error
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__forgets_x(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """a and b move by the same amount. In the prediction, a stands beside x: what does the chain
    rule make of that?"""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = a - lr * 2 * error, b - lr * 2 * error
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


def _batch(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int, weight: float
) -> tuple[np.ndarray, np.ndarray]:
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        error = a * x + b - y
        a = float(a - lr * weight * np.sum(2 * error * x))
        b = float(b - lr * weight * np.sum(2 * error))
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__one_step_an_epoch(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """You take one step an epoch, by the mean over all points. Here each point moves the line, and
    the next one sees it where it is by then."""
    return _batch(x, y, a0, b0, lr, epochs, 1 / len(x))


@mistake
def fit__one_step_an_epoch_by_the_sum(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """You add up the slopes of all points and take one step an epoch. Here each point moves the
    line, and the next one sees it where it is by then."""
    return _batch(x, y, a0, b0, lr, epochs, 1.0)


@mistake
def fit__notes_every_point(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """The steps are right, but you note a and b after every point, so the paths are too long. They
    belong after the inner loop: how far is your append indented?"""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = float(a - lr * 2 * error * xi), float(b - lr * 2 * error)
            path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__leaves_out_the_start(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Your paths begin after the first epoch. Where the parameters started belongs to them, too:
    epochs + 1 values."""
    a, b = float(a0), float(b0)
    path = []
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = float(a - lr * 2 * error * xi), float(b - lr * 2 * error)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit__returns_the_end(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[float, float]:
    """You return the last a and b only. The task asks how they got there: their values at the start
    and after each epoch."""
    a, b = float(a0), float(b0)
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = float(a - lr * 2 * error * xi), float(b - lr * 2 * error)
    return a, b


@mistake
def fit__one_epoch_only(
    x: np.ndarray, y: np.ndarray, a0: float, b0: float, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """You go through the points once, whatever epochs says. Look at how far your return is
    indented: inside the loop it ends the loop at once."""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    if epochs:
        for xi, yi in zip(x, y, strict=True):
            error = a * xi + b - yi
            a, b = float(a - lr * 2 * error * xi), float(b - lr * 2 * error)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])
