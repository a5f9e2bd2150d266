"""The numbers in the lesson of one_layer/xor_one_layer_fails."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

GIVEN = frozenset({"0.25", "0.5", "0.9"})
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])
START = np.array([0.5, -0.5, 0.25])


def numbers(solution: ModuleType) -> Iterable[float]:
    w = np.array([1.0, 1.0])
    for b in (-0.5, -1.5):
        yield b
        yield from CORNERS @ w + b
        yield solution.line_accuracy(w, b, CORNERS, XOR)
    yield from solution.train_and_report(CORNERS, XOR, START, 0.9, 10_000)[0]


def claims(solution: ModuleType) -> None:
    w = np.array([1.0, 1.0])
    assert solution.line_accuracy(w, -0.5, CORNERS, XOR) == 0.75
    assert solution.line_accuracy(w, -1.5, CORNERS, XOR) == 0.25
    assert solution.line_accuracy(w, -1.0, CORNERS, XOR) < 0.5
    assert solution.best_line_accuracy(CORNERS, XOR) == 0.75
    first, second = (
        solution.train_and_report(CORNERS, XOR, START, 0.9, epochs)[0]
        for epochs in (10_000, 20_000)
    )
    assert np.array_equal(np.round(first, 3), np.round(second, 3))
