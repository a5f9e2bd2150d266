"""The numbers of the lesson on measured gradients."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# h and its default, an entry, what is written into integers, and seconds measured elsewhere.
GIVEN = frozenset({"0.1", "0.0001", "0.5", "3.0001", "2.9999", "25.6"})


def squares(x: np.ndarray) -> float:
    return float(np.sum(x**2))


def numbers(solution: ModuleType) -> Iterable[float]:
    h = 0.1
    yield 2 * h
    for place in np.ndindex(2):
        for move in (h, -h):
            x = np.array([3.0, 4.0])
            x[place] += move
            yield from x
            yield squares(x)


def claims(solution: ModuleType) -> None:
    assert np.allclose(solution.numerical_gradient(squares, np.array([3, 4]), 0.1), [6, 8])
    x = np.array([[1, -2, 0.5], [0, 3, -1]])
    assert np.allclose(solution.numerical_gradient(squares, x), [[2, -4, 1], [0, 6, -2]])
    whole, measured = np.array([3, 4]), []
    for i in range(2):
        kept = whole[i]
        whole[i] = kept + 1e-4
        ahead = squares(whole)
        whole[i] = kept - 1e-4
        measured.append((ahead - squares(whole)) / 2e-4)
        whole[i] = kept
    assert np.allclose(measured, [25000, 35000])
    assert 784 * 50 + 50 + 50 * 10 + 10 == 39760
