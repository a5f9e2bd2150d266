"""The numbers in the lesson of one_layer/delta_rule."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

GIVEN = frozenset({"0.25", "0.5", "0.9"})
W, X = np.array([0.5, 1.0, 0.25]), np.array([1.0, 0.0, 1.0])
TABLE = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
LINE, XOR = np.array([0.0, 0.0, 1.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0])
RUNS, EPOCHS, LR = 200, 10_000, 0.9


def numbers(solution: ModuleType) -> Iterable[float]:
    v = float(W @ X)
    y = float(solution.sigmoid(v))
    delta = y * (1 - y) * (0 - y)
    new = solution.delta_step(W, X, 0.0, 0.5)
    yield from (v, y, y * (1 - y), delta)
    yield from 0.5 * delta * X
    yield from new
    yield from (new @ X, solution.sigmoid(new @ X))


def claims(solution: ModuleType) -> None:
    with_bias, without = TABLE, TABLE[:, :2]
    assert np.all(_right(solution, with_bias, LINE))
    assert not np.any(_right(solution, without, LINE))
    assert not np.any(_right(solution, with_bias, XOR))


def _right(solution: ModuleType, X: np.ndarray, d: np.ndarray) -> np.ndarray:
    """Return which of 200 runs, side by side, have all four errors below 0.1."""
    w = np.random.default_rng(0).uniform(-1, 1, (RUNS, X.shape[1]))
    for _ in range(EPOCHS):
        for x, target in zip(X, d, strict=True):
            y = 1 / (1 + np.exp(-(w @ x)))
            w += LR * (y * (1 - y) * (target - y))[:, None] * x
    right: np.ndarray = np.all(np.abs(solution.sigmoid(w @ X.T) - d) < 0.1, axis=1)
    return right
