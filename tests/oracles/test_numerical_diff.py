"""The solution of descent/numerical_diff against autograd, SciPy and closed forms."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.differentiate import derivative  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "descent/numerical_diff"


def bumpy(x: Any) -> Any:
    return x**3 - 2.0 * x + 1.0 / (4.0 + x)


def refined(measure: Callable[..., float], f: Callable[[float], float], x: float) -> float:
    """Return the slope with the part of the error that is in proportion to h squared removed."""
    return (4.0 * measure(f, x, 0.005) - measure(f, x, 0.01)) / 3.0


@pytest.mark.parametrize("seed", range(5))
def test_autograd_finds_the_slope_that_small_steps_tend_to(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    x = float(np.random.default_rng(seed).uniform(-2, 2))
    theirs = answers(EXERCISE, "in_pytorch").numerical_diff
    ours = answers(EXERCISE, "solution").numerical_diff
    assert_allclose(refined(ours, bumpy, x), float(theirs(bumpy, x)), rtol=1e-9, atol=1e-9)
    assert_allclose(refined(ours, np.exp, x), float(theirs(torch.exp, x)), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_of_a_quadratic_it_is_exact(torch: ModuleType, answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    a, b, c, x = rng.normal(0, 2, 4)

    def quadratic(x: Any) -> Any:
        return a * x * x + b * x + c

    ours = answers(EXERCISE, "solution").numerical_diff(quadratic, x, 0.5)
    theirs = answers(EXERCISE, "in_pytorch").numerical_diff(quadratic, x)
    assert_allclose(ours, float(theirs), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_scipy_agrees(answers: Answers, seed: int) -> None:
    x = float(np.random.default_rng(seed).uniform(-2, 2))
    ours = answers(EXERCISE, "solution").numerical_diff
    for f in (bumpy, np.exp, np.sin):
        assert_allclose(refined(ours, f, x), derivative(f, x).df, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("h", [0.5, 0.1, 1e-3])
def test_of_the_third_power_the_error_is_the_square_of_h(answers: Answers, h: float) -> None:
    ours = answers(EXERCISE, "solution").numerical_diff(lambda x: x**3, 2.0, h)
    assert_allclose(ours, 12.0 + h * h, rtol=1e-9)
