"""The numbers of the lesson on squared and absolute error."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

Y = np.array([3.0, 5.0, 2.0, 6.0])
T = np.array([2.5, 5.5, 4.0, 2.0])
GIVEN = frozenset({"2.5", "5.5"})


def numbers(solution: ModuleType) -> Iterator[float]:
    errors = Y - T
    yield from errors
    yield from errors**2
    yield sum(errors**2)
    yield solution.mse(Y, T)
    yield solution.mae(Y, T)
    yield from solution.mse_grad(Y, T)
    yield from solution.mae_grad(Y, T)


def claims(solution: ModuleType) -> None:
    errors = np.abs(Y - T)
    assert (errors**2).sum() == 20.5
    assert errors.sum() == 7
    assert round(100 * errors[-1] ** 2 / (errors**2).sum()) == 78
    assert round(100 * errors[-1] / errors.sum()) == 57
    grid = np.arange(0, 60, 0.5)
    for last, mean in ((5.0, 3.0), (50.0, 12.0)):
        targets = np.array([1.0, 2.0, 3.0, 4.0, last])
        for loss, best in ((solution.mse, mean), (solution.mae, 3.0)):
            assert grid[np.argmin([loss(np.full(5, c), targets) for c in grid])] == best
