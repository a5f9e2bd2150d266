"""The numbers of the lesson on walking downhill."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# Two distances that are fallen below, and a start written with a point.
GIVEN = frozenset({"0.001", "0.000001", "10.0"})


def slope(x: float) -> float:
    return (x - 1) / 5


def numbers(solution: ModuleType) -> Iterable[float]:
    path = solution.descend(slope, 10.0, 1.0, 100)
    yield from path[:4]
    yield from (slope(x) for x in path[:3])
    yield from path[:4] - 1
    yield path[100] - 1
    yield from (1 - lr / 5 for lr in (1, 7, 11))
    yield from solution.descend(slope, 10.0, 11.0, 3)


def claims(solution: ModuleType) -> None:
    distance = np.abs(solution.descend(slope, 10.0, 1.0, 100) - 1)
    assert np.argmax(distance < 1e-3) == 41
    assert np.argmax(distance < 1e-6) == 72
    assert distance[100] > 0
    assert solution.descend(slope, 10.0, 5.0, 1)[1] == 1
    assert np.allclose(solution.descend(slope, 10.0, 10.0, 3), [10, -8, 10, -8])
