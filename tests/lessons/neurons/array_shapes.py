"""What the lesson neurons/array_shapes states; it has no decimal numbers."""

import ast
from collections.abc import Iterable
from types import ModuleType

import numpy as np

GIVEN: frozenset[str] = frozenset()


def numbers(solution: ModuleType) -> Iterable[float]:
    """Return the decimals of the lesson, of which there are none."""
    return ()


def claims(solution: ModuleType) -> None:
    """Hold the worked examples against NumPy, and the notes' shape against Python."""
    v = [1, 2, 3, 4]
    m = [[1, 2, 1], [3, 4, 1]]
    c = [[[1, 2, 0], [3, 4, 0]], [[5, 6, 1], [7, 8, 1]]]
    assert solution.describe(v) == (1, (4,), 4)
    assert solution.describe(m) == (2, (2, 3), 6)
    assert solution.describe(c) == (3, (2, 2, 3), 12)
    assert np.array(c)[1, 0, 2] == 1
    assert solution.describe(7.5) == (0, (), 1)
    assert solution.describe(np.empty((0, 3))) == (2, (0, 3), 0)
    vector = np.array(v)
    assert (vector - solution.col_vector(vector)).shape == (4, 4)
    try:
        ast.parse("(, 4)")
    except SyntaxError:
        return
    raise AssertionError("Python accepts the shape that the notes write")
