"""The solution of backprop/output_layer_update against autograd, measured slopes and SciPy."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import approx_fprime  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/output_layer_update"
SIZES = [(2, 2), (3, 4), (5, 1), (1, 3)]


def _case(size: tuple[int, int], seed: int) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    h, W2, b2 = rng.uniform(0, 1, size[0]), rng.normal(0, 1, size), rng.normal(0, 1, size[1])
    return h, expit(h @ W2 + b2), rng.uniform(0, 1, size[1]), W2, b2


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_autograd(
    torch: ModuleType, answers: Answers, size: tuple[int, int], seed: int
) -> None:
    case = _case(size, seed)
    ours = answers(EXERCISE, "solution").output_update(*case, 0.7)
    theirs = answers(EXERCISE, "in_pytorch").output_update(*map(torch.from_numpy, case), 0.7)
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.shape == tuple(other.shape)
        assert_allclose(mine, other.numpy(), rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("size", SIZES)
def test_delta_is_the_slope_scipy_measures(answers: Answers, size: tuple[int, int]) -> None:
    h, y, t, W2, b2 = _case(size, 9)
    delta2 = answers(EXERCISE, "solution").output_update(h, y, t, W2, b2, 0.7)[2]
    measured = approx_fprime(h @ W2 + b2, lambda v: 0.5 * np.sum((expit(v) - t) ** 2), 1e-7)
    assert_allclose(delta2, measured, atol=1e-6)


def test_published_numbers(answers: Answers) -> None:
    h = expit(np.array([0.3775, 0.3925]))
    W2, b2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([0.6, 0.6])
    y, t = expit(h @ W2 + b2), np.array([0.01, 0.99])
    assert_allclose(0.5 * np.sum((y - t) ** 2), 0.298371109, atol=5e-10)
    new, _, _ = answers(EXERCISE, "solution").output_update(h, y, t, W2, b2, 0.5)
    assert_allclose(
        new, [[0.358916480, 0.511301270], [0.408666186, 0.561370121]], rtol=0, atol=5e-10
    )
