"""The numbers of the lesson on the sigmoid."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

GIVEN = frozenset({"0.2", "2.0", "0.0", "1000.0"})  # a sum; inputs


def numbers(solution: ModuleType) -> Iterator[float]:
    yield np.exp(-2.0)
    yield 1 + np.exp(-2.0)
    yield from solution.sigmoid(np.array([-2.0, 0.0, 2.0]))
    yield 1 - solution.sigmoid(np.array([2.0]))[0]


def claims(solution: ModuleType) -> None:
    assert np.array([3], dtype=np.uint8).__neg__()[0] == 253
    with np.errstate(all="ignore"):
        large = np.exp(np.array([1000.0]))
        assert np.isinf(large).all()
        assert np.isnan(large / (1 + large)).all()
    assert solution.sigmoid(np.array([-1000.0]))[0] == 0
