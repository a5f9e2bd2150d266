"""The solution of descent/numerical_gradient against autograd and SciPy."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import approx_fprime  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "descent/numerical_gradient"


def refined(measure: Callable[..., Any], f: Callable[[Any], Any], x: Any) -> Any:
    """Return the gradient with the part of the error in proportion to h squared removed."""
    return (4.0 * measure(f, x, 0.005) - measure(f, x, 0.01)) / 3.0


def coupled(x: Any) -> Any:
    return (x**3).sum() / 3 + x.sum() ** 2 - (x[..., 1:] * x[..., :-1]).sum()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("shape", [(3,), (2, 3), (1, 4), (2, 3, 2)])
def test_autograd_finds_the_same_gradient(
    torch: ModuleType, answers: Answers, seed: int, shape: tuple[int, ...]
) -> None:
    x = np.random.default_rng(seed).normal(0, 1, shape)
    theirs = answers(EXERCISE, "in_pytorch").numerical_gradient(coupled, torch.from_numpy(x))
    ours = refined(answers(EXERCISE, "solution").numerical_gradient, coupled, x)
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_of_a_quadratic_it_is_exact(torch: ModuleType, answers: Answers, seed: int) -> None:
    x = np.random.default_rng(seed).normal(0, 1, (3, 2)).astype(np.float32)

    def quadratic(x: Any) -> Any:
        return x.sum() ** 2 + (x**2).sum()

    theirs = answers(EXERCISE, "in_pytorch").numerical_gradient(quadratic, torch.from_numpy(x))
    ours = answers(EXERCISE, "solution").numerical_gradient(quadratic, x, 0.5)
    assert ours.dtype == np.float64
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_both_one_sided_gradients_of_scipy_have_it_as_their_mean(
    answers: Answers, seed: int
) -> None:
    x, h = np.random.default_rng(seed).normal(0, 1, 4), 0.01
    mean = (approx_fprime(x, coupled, h) + approx_fprime(x, coupled, -h)) / 2
    ours = answers(EXERCISE, "solution").numerical_gradient(coupled, x, h)
    assert_allclose(ours, mean, rtol=1e-9, atol=1e-9)
