"""Every decimal number of the lesson neurons/step_gates, and what it claims."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
W, B = np.array([0.5, 0.25]), -0.375
GIVEN = frozenset({"0.0", "1.0", "0.5", "0.25", "0.1", "0.2", "0.3", "0.01"})


def numbers(solution: ModuleType) -> Iterable[float]:
    """Return the bias and the sums of the worked example, and a sum that rounding decides."""
    return [B, *(ROWS @ W + B), 0.1 + 0.2 - 0.3]


def claims(solution: ModuleType) -> None:
    """Hold the worked example, the rounding and the argument on XOR against the solution."""
    assert solution.gate(ROWS, W, B).tolist() == [0, 0, 1, 1]
    assert solution.gate(ROWS[3:], np.array([0.1, 0.2]), -0.3).tolist() == [1]
    assert solution.gate(ROWS, np.array([1.0, 1.0]), -1.0).tolist() == [0, 0, 0, 1]
    # No line makes XOR: the best of many hits three rows of the four.
    w1, w2, b = np.meshgrid(*[np.linspace(-2, 2, 41)] * 3)
    sums = ROWS[:, 0, None] * w1.ravel() + ROWS[:, 1, None] * w2.ravel() + b.ravel()
    hits = (solution.step(sums) == np.array([0, 1, 1, 0])[:, None]).sum(axis=0)
    assert hits.max() == 3
