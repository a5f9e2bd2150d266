"""The solution of backprop/softmax_loss_backward against autograd, SciPy and the slope."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import log_softmax, softmax  # type: ignore[import-untyped]

from grader.gradcheck import numerical_gradient, one_by_one

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/softmax_loss_backward"
SIZES = [(5, 3), (1, 4), (8, 10)]


def _draw(size: tuple[int, int], seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(0, 3, size), rng.integers(0, size[1], size[0])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_autograd(
    torch: ModuleType, answers: Answers, size: tuple[int, int], seed: int
) -> None:
    a, labels = _draw(size, seed)
    for t in (labels, np.eye(size[1])[labels]):
        loss, da = answers(EXERCISE, "solution").softmax_loss(a, t)
        other, theirs = answers(EXERCISE, "in_pytorch").softmax_loss(
            torch.from_numpy(a), torch.from_numpy(t)
        )
        assert_allclose(loss, float(other), rtol=1e-9)
        assert_allclose(da, theirs.numpy(), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_scipy(answers: Answers, size: tuple[int, int], seed: int) -> None:
    a, labels = _draw(size, seed)
    rows = np.eye(size[1])[labels]
    loss, da = answers(EXERCISE, "solution").softmax_loss(a, labels)
    assert_allclose(loss, -np.sum(rows * log_softmax(a, axis=1)) / len(a), rtol=1e-9)
    assert_allclose(da, (softmax(a, axis=1) - rows) / len(a), rtol=1e-9, atol=1e-15)


def test_far_logits_agree_with_pytorch(torch: ModuleType, answers: Answers) -> None:
    a = np.array([[1000.0, 0.0, -1000.0], [800.0, 801.0, 802.0], [0.0, 1.0, 2.0]])
    for labels in ([1, 0, 2], [2, 1, 0]):
        t = np.array(labels)
        loss, da = answers(EXERCISE, "solution").softmax_loss(a, t)
        other, theirs = answers(EXERCISE, "in_pytorch").softmax_loss(
            torch.from_numpy(a), torch.from_numpy(t)
        )
        assert_allclose(loss, float(other), rtol=1e-9)
        assert_allclose(da, theirs.numpy(), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("seed", range(3))
def test_gradient_is_the_measured_slope(answers: Answers, seed: int) -> None:
    a, labels = _draw((4, 3), seed)
    softmax_loss = answers(EXERCISE, "solution").softmax_loss
    measured = numerical_gradient(
        one_by_one(lambda point: float(softmax_loss(point["a"], labels)[0])), {"a": a}, "a"
    )
    assert_allclose(softmax_loss(a, labels)[1], measured, atol=1e-9)


@pytest.mark.parametrize("spread", [0.1, 3.0])
def test_delta_bends_the_loss_of_a_confident_net(answers: Answers, spread: float) -> None:
    """With delta in the loss, y - t is its slope only where no probability is tiny."""
    a, labels = _draw((32, 10), 0)
    a = a / 3 * spread * 5
    rows = np.eye(10)[labels]

    def bent(point: dict[str, np.ndarray]) -> float:
        return float(-np.sum(rows * np.log(softmax(point["a"], axis=1) + 1e-7)) / len(a))

    da = answers(EXERCISE, "solution").softmax_loss(a, labels)[1]
    measured = numerical_gradient(one_by_one(bent), {"a": a}, "a")
    off = np.linalg.norm(da - measured) / np.linalg.norm(da)
    assert off < 1e-5 if spread < 1 else off > 0.05
