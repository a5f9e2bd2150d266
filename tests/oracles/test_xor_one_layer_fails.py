"""The solution of one_layer/xor_one_layer_fails against autograd, linear programs and proofs."""

from collections.abc import Callable
from itertools import product
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import linprog  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "one_layer/xor_one_layer_fails"
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


def points(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return different points of the grid."""
    grid = np.array([[i, j] for i in range(4) for j in range(4)], dtype=float)
    return rng.permutation(grid)[:count]


def separable(X: np.ndarray, d: np.ndarray) -> bool:
    """Whether a linear program finds a line with every point at least 1 beyond it."""
    sign = 2 * d - 1
    rows = -sign[:, None] * np.column_stack([X, np.ones(len(X))])
    found = linprog(np.zeros(3), A_ub=rows, b_ub=-np.ones(len(X)), bounds=[(None, None)] * 3)
    return bool(found.status == 0)


def best_share(X: np.ndarray, d: np.ndarray) -> float:
    """Return the largest share of points that can be separated, by trying all subsets."""
    kept = [np.array(one, dtype=bool) for one in product((False, True), repeat=len(X))]
    return max(float(np.mean(one)) for one in kept if not one.any() or separable(X[one], d[one]))


def test_one_line_fits_all_labellings_of_the_corners_but_xor(answers: Answers) -> None:
    best = answers(EXERCISE, "solution").best_line_accuracy
    for labels in product((0.0, 1.0), repeat=4):
        d = np.array(labels)
        is_xor = np.array_equal(d, XOR) or np.array_equal(d, 1 - XOR)
        assert best(CORNERS, d) == (0.75 if is_xor else 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_no_subset_of_the_points_does_better(answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, d = points(rng, 6), rng.integers(0, 2, 6).astype(float)
    assert_allclose(answers(EXERCISE, "solution").best_line_accuracy(X, d), best_share(X, d))


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    X, d = points(rng, 7), rng.integers(0, 2, 7).astype(float)
    w0 = rng.normal(0, 1, 3)
    tensors = [torch.from_numpy(array) for array in (X, d, w0)]
    assert_allclose(theirs.best_line_accuracy(*tensors[:2]), ours.best_line_accuracy(X, d))
    assert_allclose(
        theirs.line_accuracy(tensors[2][:2], w0[2], *tensors[:2]),
        ours.line_accuracy(w0[:2], w0[2], X, d),
    )
    outputs, share = theirs.train_and_report(*tensors, 0.9, 5)
    our_outputs, our_share = ours.train_and_report(X, d, w0, 0.9, 5)
    assert_allclose(our_outputs, outputs.numpy(), rtol=1e-9)
    assert share == pytest.approx(our_share)
