"""The numbers of the lesson on one-hot rows."""

from collections.abc import Iterator
from itertools import combinations
from types import ModuleType

import numpy as np

LABELS = np.array([2, 0, 3])
GIVEN = frozenset({"0.7", "0.2", "0.1", "0.9", "1.0", "0.0"})


def numbers(solution: ModuleType) -> Iterator[float]:
    rows = solution.one_hot(np.array([0, 1, 2]), 3)
    distances = [np.linalg.norm(one - other) for one, other in combinations(rows, 2)]
    assert np.ptp(distances) == 0
    yield float(distances[0])
    yield from np.array([0.7, 0.2, 0.1]) - solution.one_hot(np.array([1]), 3)[0]


def claims(solution: ModuleType) -> None:
    rows = [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 1, 0]]
    assert solution.one_hot(LABELS, 5).tolist() == rows
    assert solution.from_one_hot(np.array(rows)).tolist() == LABELS.tolist()
    whole = np.array([0, 1])
    whole[:] = [0.1, 0.9]
    assert whole.tolist() == [0, 0]
