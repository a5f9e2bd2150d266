"""Every decimal number of the lesson neurons/weighted_sum."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

X, W, B = np.array([0.5, -1.0, 2.0]), np.array([0.2, 0.4, -0.1]), 0.3
GIVEN = frozenset({"0.0", "0.5", "0.2", "0.4", "0.1", "0.3"})


def numbers(solution: ModuleType) -> Iterable[float]:
    """Return the products, their sum, and what the neuron adds up."""
    return [*(X * W), float(solution.weighted_sum(X, W)), float(solution.weighted_sum(X, W, B))]


def claims(solution: ModuleType) -> None:
    """Hold the table of the layer against the solution."""
    table = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    sums = solution.layer(table, np.array([[-2.0, 2.0], [-2.0, 2.0]]), np.array([3.0, -1.0]))
    assert sums.tolist() == [[3, -1], [1, 1], [1, 1], [-1, 3]]
