"""The numbers of the lesson of backprop/gradient_check, computed again."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# The example's inputs; and what was measured on a 64-20-10 network on the digits.
GIVEN: frozenset[str] = frozenset({"0.1", "0.2", "0.5", "98.6", "98.3", "4.7", "0.0019", "0.0217"})

PARAMS = {"w": np.array([1.0, 2.0]), "b": np.array([0.5])}
RIGHT = {"w": np.array([3.0, 12.0]), "b": np.array([1.0])}


def loss(params: dict[str, np.ndarray]) -> float:
    """Return the loss of the example."""
    return float(np.sum(params["w"] ** 3) + np.sum(params["b"] ** 2))


def numbers(solution: ModuleType) -> Iterable[float]:
    """Yield every decimal number of the lesson that is not given."""
    measured = solution.numerical_gradient(loss, PARAMS, "w", 0.1)
    yield from measured
    for end in (1.1, 0.9, 2.1, 1.9):
        yield end
        yield end**3
    yield 1.1**3 - 0.9**3
    yield 2.1**3 - 1.9**3
    yield from (np.linalg.norm(RIGHT["w"]), np.linalg.norm(measured))
    yield np.linalg.norm(RIGHT["w"] - measured)
    yield np.linalg.norm(RIGHT["w"]) + np.linalg.norm(measured)
    yield solution.grad_check(loss, PARAMS, RIGHT, 0.1)["w"]
    yield solution.grad_check(loss, PARAMS, {**RIGHT, "w": np.array([3.0, 6.0])})["w"]


def claims(solution: ModuleType) -> None:
    """Assert what the lesson says in words."""
    errors = solution.grad_check(loss, PARAMS, RIGHT)
    assert max(errors.values()) < 1e-9
    assert solution.rel_error(np.ones(3), 2 * np.ones(3)) == 1 / 3
