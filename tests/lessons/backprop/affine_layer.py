"""The numbers of the lesson on the affine layer."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

GIVEN = frozenset({"0.5", "0.1", "0.2", "0.3"})
X = np.array([[1.0, 2.0], [3.0, -1.0]])
W = np.array([[0.5, -1.0, 2.0], [1.0, 0.0, -0.5]])
B = np.array([0.1, 0.2, -0.3])
DOUT = np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.0]])


def numbers(solution: ModuleType) -> Iterator[float]:
    out, cache = solution.affine_forward(X, W, B)
    yield from out.ravel()
    dx, _, _ = solution.affine_backward(DOUT, cache)
    yield from dx.ravel()


def claims(solution: ModuleType) -> None:
    out, cache = solution.affine_forward(X, W, B)
    dx, dW, db = solution.affine_backward(DOUT, cache)
    assert out.round(12).tolist() == [[2.6, -0.8, 0.7], [0.6, -2.8, 6.2]]
    assert dW.tolist() == [[7, 3, -1], [0, -1, -2]]
    assert db.tolist() == [3, 1, -1]
    assert dx.tolist() == [[-1.5, 1.5], [0, 2]]
