"""The solution of two_layers/xor_two_layer against autograd, measured slopes and worked numbers."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "two_layers/xor_two_layer"
X = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
D = np.array([0.0, 1.0, 1.0, 0.0])


def _weights(seed: int, hidden: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.uniform(-1, 1, (hidden, 3)), rng.uniform(-1, 1, (1, hidden))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("hidden", [1, 3, 4])
def test_step_agrees_with_autograd(
    torch: ModuleType, answers: Answers, seed: int, hidden: int
) -> None:
    W1, W2 = _weights(seed, hidden)
    x = np.append(np.random.default_rng(seed).normal(0, 1, 2), 1.0)
    theirs = answers(EXERCISE, "in_pytorch").backprop_step(
        *(torch.from_numpy(array) for array in (W1, W2, x)), 1.0, 0.5
    )
    ours = answers(EXERCISE, "solution").backprop_step(W1, W2, x, 1.0, 0.5)
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9)


def test_training_agrees_with_pytorch(torch: ModuleType, answers: Answers) -> None:
    W1, W2 = _weights(7, 4)
    theirs = answers(EXERCISE, "in_pytorch").train_xor(
        *(torch.from_numpy(array) for array in (X, D, W1, W2)), 0.5, 10
    )
    ours = answers(EXERCISE, "solution").train_xor(X, D, W1, W2, 0.5, 10)
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_step_is_minus_the_measured_slope(answers: Answers, seed: int) -> None:
    W1, W2 = _weights(seed, 4)
    x, h = np.array([1.0, 0.0, 1.0]), 1e-5

    def loss(W1: np.ndarray, W2: np.ndarray) -> float:
        return float(0.5 * np.sum((1.0 - expit(W2 @ expit(W1 @ x))) ** 2))

    new1, new2 = answers(EXERCISE, "solution").backprop_step(W1, W2, x, 1.0, 1.0)
    for i in np.ndindex(W1.shape):
        by = np.zeros_like(W1)
        by[i] = h
        slope = (loss(W1 + by, W2) - loss(W1 - by, W2)) / (2 * h)
        assert_allclose(new1[i] - W1[i], -slope, atol=1e-9)
    for i in np.ndindex(W2.shape):
        by = np.zeros_like(W2)
        by[i] = h
        slope = (loss(W1, W2 + by) - loss(W1, W2 - by)) / (2 * h)
        assert_allclose(new2[i] - W2[i], -slope, atol=1e-9)


def test_worked_example_of_the_lesson(answers: Answers) -> None:
    W1, W2 = np.array([[1.0, -1.0, 0.5], [-0.5, 1.0, 0.0]]), np.array([[1.0, -2.0]])
    x = np.array([1.0, 0.0, 1.0])
    new1, new2 = answers(EXERCISE, "solution").backprop_step(W1, W2, x, 1.0, 0.5)
    assert_allclose(new1, [[1.009022, -1.0, 0.509022], [-0.528430, 1.0, -0.028430]], atol=5e-7)
    assert_allclose(new2, [[1.049454, -1.977163]], atol=5e-7)
    assert_allclose(expit(new2 @ expit(new1 @ x)), [0.535089], atol=5e-7)


@pytest.mark.parametrize(("seed", "solved"), [(0, True), (999, False)])
def test_what_the_lesson_says_of_training(answers: Answers, seed: int, solved: bool) -> None:
    rng = np.random.default_rng(seed)
    W1, W2 = rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4))
    W1, W2 = answers(EXERCISE, "solution").train_xor(X, D, W1, W2, 0.5, 10000)
    outputs = expit(expit(X @ W1.T) @ W2.T)[:, 0]
    assert bool(np.all(np.abs(outputs - D) < 0.1)) is solved
