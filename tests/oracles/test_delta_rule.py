"""The solution of one_layer/delta_rule against autograd, a closed form and worked numbers."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "one_layer/delta_rule"
TABLE = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])


@pytest.mark.parametrize("seed", range(5))
def test_step_is_minus_the_slope_autograd_finds(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    w, x, d, lr = rng.normal(0, 1, 4), rng.normal(0, 1, 4), rng.uniform(), 0.7
    theirs = answers(EXERCISE, "in_pytorch").delta_step(
        torch.from_numpy(w), torch.from_numpy(x), d, lr
    )
    ours = answers(EXERCISE, "solution").delta_step(w, x, d, lr)
    assert_allclose(ours, theirs.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("mode", ["sgd", "batch"])
def test_training_agrees_with_pytorch(
    torch: ModuleType, answers: Answers, seed: int, mode: str
) -> None:
    rng = np.random.default_rng(seed)
    X, d, w0 = rng.normal(0, 1, (6, 3)), rng.uniform(0, 1, 6), rng.normal(0, 1, 3)
    theirs = answers(EXERCISE, "in_pytorch").train_delta(
        *(torch.from_numpy(array) for array in (X, d, w0)), 0.9, 5, mode
    )
    ours = answers(EXERCISE, "solution").train_delta(X, d, w0, 0.9, 5, mode)
    assert_allclose(ours, theirs.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_batch_is_one_matrix_formula(answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, d, w = rng.normal(0, 1, (6, 3)), rng.uniform(0, 1, 6), rng.normal(0, 1, 3)
    ours = answers(EXERCISE, "solution").train_delta(X, d, w, 0.9, 1, "batch")
    y = expit(X @ w)
    assert_allclose(ours, w + 0.9 * X.T @ (y * (1 - y) * (d - y)) / 6, rtol=1e-9)


def test_worked_example_of_the_lesson(answers: Answers) -> None:
    w, x = np.array([0.5, 1.0, 0.25]), np.array([1.0, 0.0, 1.0])
    new = answers(EXERCISE, "solution").delta_step(w, x, 0.0, 0.5)
    assert_allclose(new, [0.426005, 1.0, 0.176005], atol=5e-7)
    assert_allclose(expit(new @ x), 0.646116, atol=5e-7)


def test_what_the_lesson_says_of_training(answers: Answers) -> None:
    train = answers(EXERCISE, "solution").train_delta
    w0 = np.random.default_rng(0).uniform(-1, 1, 3)
    line, xor = np.array([0.0, 0.0, 1.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0])
    learned = expit(TABLE @ train(TABLE, line, w0, 0.9, 2000))
    assert np.abs(learned - line).max() < 0.1
    stuck = expit(TABLE @ train(TABLE, xor, w0, 0.9, 2000))
    assert np.abs(stuck - 0.5).max() < 0.1
    blind = expit(TABLE[:, :2] @ train(TABLE[:, :2], line, w0[:2], 0.9, 2000))
    assert blind[0] == 0.5
