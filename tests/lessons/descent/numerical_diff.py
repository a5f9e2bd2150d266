"""The numbers of the lesson on measured slopes."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# h and its default, and what floats make of one of the results.
GIVEN = frozenset({"2.0", "0.1", "0.0001", "0.5", "2.1", "1.9"})


def cube(x: float) -> float:
    return x**3


def numbers(solution: ModuleType) -> Iterable[float]:
    x = 2.0
    for h in (0.1, 0.01):
        yield from (h, 2 * h, cube(x + h), cube(x - h), cube(x + h) - cube(x - h))
        yield solution.numerical_diff(cube, x, h)
        yield (cube(x + h) - cube(x)) / h


def claims(solution: ModuleType) -> None:
    assert str(solution.numerical_diff(cube, 2, 0.1)) == "12.010000000000009"
    assert 2 + 1e-50 == 2.0
    h = np.logspace(-2, -9, 71)
    off = np.array([abs(solution.numerical_diff(np.exp, 1.0, float(one)) - np.e) for one in h])
    assert -6 < np.log10(h[np.argmin(off)]) < -4
    assert off[np.argmin(abs(h - 1e-4))] < 1e-8
