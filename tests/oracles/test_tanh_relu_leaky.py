"""The solution of activations/tanh_relu_leaky against autograd, SciPy and measured slopes."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "activations/tanh_relu_leaky"
PLAIN = ("tanh", "tanh_grad", "relu", "relu_grad")
LEAKY = ("leaky_relu", "leaky_relu_grad")
# PyTorch takes the slopes of the negative side at 0, as the task does.
X = np.concatenate([np.linspace(-30, 30, 301), [-1000.0, -710.0, 0.0, 710.0, 1000.0]])


def _draw(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 2, (5, 3))


@pytest.mark.parametrize("name", PLAIN)
def test_agrees_with_pytorch(torch: ModuleType, answers: Answers, name: str) -> None:
    for x in (X, *map(_draw, range(5))):
        theirs = getattr(answers(EXERCISE, "in_pytorch"), name)(torch.from_numpy(x)).numpy()
        ours = getattr(answers(EXERCISE, "solution"), name)(x)
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("name", LEAKY)
@pytest.mark.parametrize("a", [0.01, 0.3, 0.0])
def test_agrees_with_pytorch_for_any_a(
    torch: ModuleType, answers: Answers, name: str, a: float
) -> None:
    for x in (X, *map(_draw, range(5))):
        theirs = getattr(answers(EXERCISE, "in_pytorch"), name)(torch.from_numpy(x), a).numpy()
        ours = getattr(answers(EXERCISE, "solution"), name)(x, a)
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-15)


def test_tanh_is_scipys_sigmoid_stretched(answers: Answers) -> None:
    solution = answers(EXERCISE, "solution")
    assert_allclose(solution.tanh(X), 2 * expit(2 * X) - 1, rtol=1e-9, atol=1e-15)
    slope = 4 * expit(2 * X) * expit(-2 * X)
    assert_allclose(solution.tanh_grad(X), slope, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("name", ["tanh", "relu", "leaky_relu"])
def test_slopes_are_the_measured_ones_away_from_the_corner(answers: Answers, name: str) -> None:
    solution = answers(EXERCISE, "solution")
    x, h = np.linspace(-3, 3, 60), 1e-5  # 0 is not among them
    curve = getattr(solution, name)
    measured = (curve(x + h) - curve(x - h)) / (2 * h)
    assert_allclose(getattr(solution, name + "_grad")(x), measured, rtol=1e-6, atol=1e-9)


def test_a_leak_of_nothing_is_relu(answers: Answers) -> None:
    solution = answers(EXERCISE, "solution")
    assert_allclose(solution.leaky_relu(X, 0.0), solution.relu(X), rtol=0)
