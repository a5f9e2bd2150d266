"""The solution of activations/sigmoid_grad against autograd, SciPy and a measured slope."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "activations/sigmoid_grad"
X = np.concatenate([np.linspace(-30, 30, 301), [-1000.0, -745.0, -400.0, 400.0, 710.0, 1000.0]])
S = np.linspace(0.0, 1.0, 101)


def test_slope_agrees_with_autograd(torch: ModuleType, answers: Answers) -> None:
    theirs = answers(EXERCISE, "in_pytorch").sigmoid_grad(torch.from_numpy(X)).numpy()
    assert_allclose(answers(EXERCISE, "solution").sigmoid_grad(X), theirs, rtol=1e-9, atol=1e-12)


def test_slope_from_the_output_agrees_with_autograd(torch: ModuleType, answers: Answers) -> None:
    theirs = answers(EXERCISE, "in_pytorch").sigmoid_grad_from_output(torch.from_numpy(S))
    ours = answers(EXERCISE, "solution").sigmoid_grad_from_output(S)
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-12)


def test_is_the_product_of_scipys_two_tails(answers: Answers) -> None:
    ours = answers(EXERCISE, "solution").sigmoid_grad(X)
    assert_allclose(ours, expit(X) * expit(-X), rtol=1e-9, atol=1e-15)


def test_is_the_measured_slope_of_scipys_sigmoid(answers: Answers) -> None:
    x, h = np.linspace(-6, 6, 121), 1e-5
    measured = (expit(x + h) - expit(x - h)) / (2 * h)
    assert_allclose(answers(EXERCISE, "solution").sigmoid_grad(x), measured, rtol=1e-7)


def test_both_forms_agree(answers: Answers) -> None:
    solution = answers(EXERCISE, "solution")
    assert_allclose(
        solution.sigmoid_grad(X), solution.sigmoid_grad_from_output(expit(X)), rtol=1e-9, atol=1e-15
    )
