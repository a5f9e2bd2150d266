"""Every decimal number of the lesson neurons/xor_by_hand, and what it claims."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GIVEN = frozenset({"0.5", "0.9", "0.1", "1.5"})


def _sigmoid(v: np.ndarray) -> np.ndarray:
    value: np.ndarray = 0.5 + 0.5 * np.tanh(0.5 * v)
    return value


def _net(solution: ModuleType, scale: float, bias: float) -> tuple[np.ndarray, np.ndarray]:
    """Return hidden values and outputs of the notes' numbers, scaled, with another output bias."""
    h, y = solution.xor_forward(
        X,
        scale * np.array([[-2.0, 2.0], [-2.0, 2.0]]),
        scale * np.array([3.0, -1.0]),
        scale * np.array([[1.0], [1.0]]),
        scale * np.array([bias]),
        _sigmoid,
    )
    return h, y.ravel()


def numbers(solution: ModuleType) -> Iterable[float]:
    """Return hidden values, sums and outputs for every scale and bias of the lesson."""
    h, _ = _net(solution, 1, -1)
    found = [*h.ravel(), *(h.sum(axis=1) - 1), *_sigmoid(np.array([0.0, 1.0]))]
    for scale, bias in ((1, -1), (20, -1), (1, -1.5), (1, -1.34), (2, -1.5), (5, -1.5), (10, -1.5)):
        found += [*_net(solution, scale, bias)[1], bias]
    low, high = h.sum(axis=1).min(), h.sum(axis=1).max()
    return [*found, low, high]


def claims(solution: ModuleType) -> None:
    """No scale repairs the notes' table, and a bias in between does, at scale 1 already."""
    for scale in np.geomspace(0.01, 10, 200):
        assert np.all(_net(solution, scale, -1.0)[1] > 0.5)
    assert (_net(solution, 1, -1.34)[1] > 0.5).tolist() == [False, True, True, False]
    assert np.all(_net(solution, 1, -1.5)[1] < 0.5)
    y = solution.xor_forward(X, *solution.fixed_xor(), _sigmoid)[1].ravel()
    assert np.all(y[[1, 2]] > 0.9)
    assert np.all(y[[0, 3]] < 0.1)
    for fires, table in ((np.greater, [0, 1, 1, 0]), (np.greater_equal, [1, 1, 1, 1])):
        _, steps = solution.xor_forward(
            X,
            np.array([[-2.0, 2.0], [-2.0, 2.0]]),
            np.array([3.0, -1.0]),
            np.array([[1.0], [1.0]]),
            np.array([-1.0]),
            lambda v, fires=fires: fires(v, 0).astype(float),
        )
        assert steps.ravel().tolist() == table
