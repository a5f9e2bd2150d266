"""The solution of losses/cross_entropy against PyTorch, SciPy and numbers worked by hand."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import softmax, xlogy  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "losses/cross_entropy"


def _draw(seed: int, n: int = 7, classes: int = 4) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    y, soft = (softmax(rng.normal(0, 2, (n, classes)), axis=1) for _ in range(2))
    return y, soft, rng.integers(0, classes, n)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("delta", [1e-7, 1e-3])
def test_agrees_with_pytorch(torch: ModuleType, answers: Answers, seed: int, delta: float) -> None:
    y, soft, labels = _draw(seed)
    for t in (labels, np.eye(4)[labels], soft):
        theirs = answers(EXERCISE, "in_pytorch").cross_entropy(
            torch.from_numpy(y), torch.from_numpy(t), delta
        )
        ours = answers(EXERCISE, "solution").cross_entropy(y, t, delta)
        assert_allclose(ours, theirs.item(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_without_delta_is_pytorchs_loss_of_the_logits(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    z = np.random.default_rng(seed).normal(0, 2, (6, 5))
    labels = np.arange(6) % 5
    theirs = torch.nn.functional.cross_entropy(torch.from_numpy(z), torch.from_numpy(labels))
    ours = answers(EXERCISE, "solution").cross_entropy(softmax(z, axis=1), labels, delta=0.0)
    assert_allclose(ours, theirs.item(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scipy(answers: Answers, seed: int) -> None:
    y, soft, _ = _draw(seed)
    expected = -xlogy(soft, y + 1e-7).sum(axis=1).mean()
    assert_allclose(answers(EXERCISE, "solution").cross_entropy(y, soft), expected, rtol=1e-9)


def test_worked_example_of_the_lesson(answers: Answers) -> None:
    y = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
    loss = answers(EXERCISE, "solution").cross_entropy(y, np.array([0, 1]))
    assert_allclose(loss, 0.7803239, atol=5e-7)


def test_the_example_of_the_study_notes(torch: ModuleType, answers: Answers) -> None:
    p, t = np.array([[0.9, 0.2, 0.8, 0.95]]), np.array([[1.0, 0.0, 1.0, 1.0]])
    one_hot_reading = answers(EXERCISE, "solution").cross_entropy(p, t)
    assert_allclose(one_hot_reading, 0.379797, atol=1e-6)
    binary = torch.nn.functional.binary_cross_entropy(
        torch.from_numpy(p), torch.from_numpy(t), reduction="sum"
    )
    assert_allclose(binary.item(), 0.602941, atol=1e-6)


def test_a_zero_costs_minus_log_delta(answers: Answers) -> None:
    loss = answers(EXERCISE, "solution").cross_entropy(np.array([[0.0, 1.0]]), np.array([0]))
    assert_allclose(loss, 7 * np.log(10), rtol=1e-12)
