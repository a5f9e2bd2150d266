"""The solution of backprop/activation_backward against autograd and SciPy."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/activation_backward"
NAMES = ("relu", "sigmoid")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_with_autograd(
    torch: ModuleType, answers: Answers, seed: int, name: str
) -> None:
    """At exactly 0 too: PyTorch counts the slope of its ReLU as 0 there, as the task does."""
    x, dout = np.random.default_rng(seed).normal(0, 3, (2, 4, 3))
    x[0, 0] = 0.0
    made = {}
    for file, convert in (("solution", np.array), ("in_pytorch", torch.from_numpy)):
        module = answers(EXERCISE, file)
        out, cache = getattr(module, f"{name}_forward")(convert(x))
        made[file] = out, getattr(module, f"{name}_backward")(convert(dout), cache)
    for ours, theirs in zip(made["solution"], made["in_pytorch"], strict=True):
        assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("seed", range(3))
def test_the_sigmoid_is_scipys_far_out_too(answers: Answers, seed: int) -> None:
    x = np.random.default_rng(seed).uniform(-1000, 1000, 50)
    solution = answers(EXERCISE, "solution")
    out, cache = solution.sigmoid_forward(x)
    assert_allclose(out, expit(x), rtol=1e-9, atol=1e-15)
    assert_allclose(solution.sigmoid_backward(np.ones(50), cache), expit(x) * expit(-x), atol=1e-15)


def test_one_memory_serves_twice(answers: Answers) -> None:
    solution = answers(EXERCISE, "solution")
    x, dout = np.array([-1.0, 2.0]), np.array([3.0, -4.0])
    for name in NAMES:
        _, cache = getattr(solution, f"{name}_forward")(x)
        back = getattr(solution, f"{name}_backward")
        assert_array_equal(back(dout, cache), back(dout, cache))
