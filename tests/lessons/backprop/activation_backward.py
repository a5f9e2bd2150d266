"""The numbers of the lesson on the way back through an activation."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

GIVEN = frozenset[str]()
X = np.array([-2.0, 0.0, 3.0])
ARRIVES = np.array([-1.0, 5.0, -4.0])


def numbers(solution: ModuleType) -> Iterator[float]:
    y, cache = solution.sigmoid_forward(X)
    yield from y
    yield from y * (1 - y)
    yield from solution.sigmoid_backward(ARRIVES, cache)


def claims(solution: ModuleType) -> None:
    _, cache = solution.relu_forward(X)
    assert solution.relu_backward(ARRIVES, cache).tolist() == [0.0, 0.0, -4.0]
    # Ten sigmoids let at most a millionth through.
    slope = np.ones(1001)
    for _ in range(10):
        slope = solution.sigmoid_backward(
            slope, solution.sigmoid_forward(np.linspace(-5, 5, 1001))[1]
        )
    assert slope.max() <= 1e-6
