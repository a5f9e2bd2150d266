"""The numbers of the lesson on tanh, ReLU and leaky ReLU."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

X = np.array([-2.0, -0.5, 0.0, 1.0])
GIVEN = frozenset({"0.5", "0.01", "1.001", "0.999", "0.002"})  # inputs, a, and where one measures


def numbers(solution: ModuleType) -> Iterator[float]:
    for name in ("tanh", "leaky_relu"):
        yield from getattr(solution, name)(X)
        yield from getattr(solution, name + "_grad")(X)
    yield from (np.e - 1 / np.e, np.e + 1 / np.e)
    above, below = solution.tanh(np.array([1.001, 0.999]))
    yield (above - below) / 0.002
    yield solution.tanh_grad(np.array([1.0]))[0] ** 10
    s = 1 / (1 + np.exp(-1.0))
    yield from (s * (1 - s), (s * (1 - s)) ** 10)
    yield 0.25  # the slope of the sigmoid at 0, where it is steepest


def claims(solution: ModuleType) -> None:
    x = np.linspace(-6, 6, 241)
    assert np.allclose(solution.tanh(x), 2 / (1 + np.exp(-2 * x)) - 1)
    assert solution.leaky_relu(np.array([-1000.0]))[0] == -10
    assert np.array_equal(solution.relu_grad(X), [0, 0, 0, 1])
    assert solution.tanh_grad(np.array([0.0]))[0] == 4 * 0.25
