"""The numbers of the lesson on the straight line."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# Learning rates, the noise, and bounds that `claims` asserts.
GIVEN = frozenset({"0.01", "0.001", "0.3", "0.1", "0.5"})
SETS, POINTS = 200, 100


def numbers(solution: ModuleType) -> Iterable[float]:
    line, lr = solution.LinearFunction(-2.0, -1.0), 0.01
    for x, y in ((3.0, 1.0), (-1.0, 2.0)):
        error = line.predict(x) - y
        slopes = 2 * error * x, 2 * error
        yield from (line.predict(x), error, *slopes, *(lr * one for one in slopes))
        line.update(*slopes, lr)
        yield from line.get()
    a, b = solution.fit(np.array([3.0, -1.0]), np.array([1.0, 2.0]), -2.0, -1.0, lr, 1)
    yield from (a[1], b[1])


def _walks(lr: float, epochs: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the paths (epochs + 1, 2, SETS) for many sets of points at once, and where least
    squares would put each."""
    rng = np.random.default_rng(0)
    x = rng.normal(0, 1, (SETS, POINTS))
    y = 2 * x + 1 + 0.3 * rng.normal(0, 1, x.shape)
    ends = [np.polyfit(one, other, 1) for one, other in zip(x, y, strict=True)]
    at = np.array([np.full(SETS, -2.0), np.full(SETS, -1.0)])
    path = [at]
    for _ in range(epochs):
        for xi, yi in zip(x.T.copy(), y.T.copy(), strict=True):
            step = 2 * lr * (at[0] * xi + at[1] - yi)
            at = np.array([at[0] - step * xi, at[1] - step])
        path.append(at)
    return np.array(path), np.array(ends).T


def claims(solution: ModuleType) -> None:
    path, ends = _walks(0.001, 300)
    off = np.hypot(*(path[-1] - ends))
    assert off.max() < 0.01
    true = np.hypot(*(path[-1] - np.array([[2.0], [1.0]])))
    assert true.max() < 0.1
    assert true.min() > 0
    near = np.hypot(*np.swapaxes(path - path[-1], 0, 1)) < 0.001
    needed = np.array([np.flatnonzero(~one)[-1] + 1 for one in near.T])
    assert 40 < np.median(needed) < 50
    assert needed.max() < 80
    with np.errstate(all="ignore"):
        for lr, wanted in ((1.0, SETS), (0.3, 0)):
            walked = np.abs(_walks(lr, 8)[0][-1])
            assert int(np.sum(~(walked < 1e3).all(axis=0))) == wanted
        some = np.sum(~(np.abs(_walks(0.5, 30)[0][-1]) < 1e3).all(axis=0))
    assert some == 34
