"""The numbers in the lesson of backprop/graph_nodes: all of them are whole."""

from collections.abc import Iterable
from types import ModuleType

GIVEN: frozenset[str] = frozenset()


def numbers(solution: ModuleType) -> Iterable[float]:
    return ()


def claims(solution: ModuleType) -> None:
    add, square, mul = solution.Add(), solution.Square(), solution.Mul()
    assert add.forward(2, 3) == 5
    assert square.forward(5) == 25
    assert square.backward(1) == 10
    assert mul.forward(2, 5) == 10
    assert mul.backward(1) == (5, 2)
    assert tuple(solution.grad_square_sum(2, 3)) == (10, 10)
    assert tuple(solution.grad_reused(2, 3)) == (7, 2)
