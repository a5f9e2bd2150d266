"""The numbers of the lesson on the slope of the sigmoid."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

GIVEN = frozenset({"2.001", "1.999", "0.002"})  # where the slope is measured, and over how much


def numbers(solution: ModuleType) -> Iterator[float]:
    (s,) = solution.sigmoid(np.array([2.0]))
    yield from (s, 1 - s)
    yield from solution.sigmoid_grad(np.array([2.0, 0.0]))
    yield solution.sigmoid_grad_from_output(s)
    yield solution.sigmoid(np.array([0.0]))[0]
    above, below = solution.sigmoid(np.array([2.001, 1.999]))
    yield (above - below) / 0.002
    yield solution.sigmoid_grad(np.array([0.0]))[0] ** 10


def claims(solution: ModuleType) -> None:
    assert 2 * (1 - 2) == -2
    x = np.linspace(-8, 8, 1601)
    assert solution.sigmoid_grad(x).max() == 0.25
    assert np.allclose(solution.sigmoid_grad(x), solution.sigmoid_grad(-x))
