"""The solution of neurons/array_shapes against PyTorch and what the lesson says."""

import math
from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_array_equal

Answers = Callable[[str, str], ModuleType]
EXERCISE = "neurons/array_shapes"
SHAPES = [(), (4,), (2, 3), (3, 2), (2, 2, 3), (1, 4), (4, 1), (0, 3), (0,), (2, 3, 4, 5)]


@pytest.mark.parametrize("shape", SHAPES)
def test_descriptions_agree_with_pytorch(
    torch: ModuleType, answers: Answers, shape: tuple[int, ...]
) -> None:
    values = np.random.default_rng(0).normal(0, 1, shape)
    ours = answers(EXERCISE, "solution").describe(values)
    assert ours == answers(EXERCISE, "in_pytorch").describe(torch.from_numpy(values))
    assert ours == (len(shape), shape, math.prod(shape))


@pytest.mark.parametrize("values", [5.0, [1, 2, 3, 4], [[1.0, 2.0]], [[[1, 2, 0]], [[5, 6, 1]]]])
def test_lists_agree_with_pytorch(torch: ModuleType, answers: Answers, values: object) -> None:
    theirs = answers(EXERCISE, "in_pytorch").describe(values)
    assert answers(EXERCISE, "solution").describe(values) == theirs


@pytest.mark.parametrize("seed", range(5))
def test_rows_and_columns_agree_with_pytorch(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    v = rng.normal(0, 1, int(rng.integers(1, 9)))
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    row, column = ours.row_vector(v), ours.col_vector(v)
    assert_array_equal(row, theirs.row_vector(torch.from_numpy(v)).numpy())
    assert_array_equal(column, theirs.col_vector(torch.from_numpy(v)).numpy())
    assert_array_equal(row, np.atleast_2d(v))
    assert_array_equal(column, row.T)
    assert (v - column).shape == (v.size, v.size)
