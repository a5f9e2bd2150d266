"""The solution of losses/binary_cross_entropy against PyTorch, scikit-learn, SciPy and by hand."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit, xlog1py, xlogy  # type: ignore[import-untyped]
from sklearn.metrics import log_loss  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "losses/binary_cross_entropy"


def _draw(seed: int, n: int = 9) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, n).astype(float)
    labels[:2] = 0.0, 1.0
    return rng.uniform(0.02, 0.98, n), labels, rng.uniform(0, 1, n)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("delta", [1e-7, 1e-3])
def test_loss_and_slope_agree_with_autograd(
    torch: ModuleType, answers: Answers, seed: int, delta: float
) -> None:
    p, labels, soft = _draw(seed)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    for t in (labels, soft):
        asked = torch.from_numpy(p), torch.from_numpy(t), delta
        assert_allclose(ours.bce(p, t, delta), theirs.bce(*asked).item(), rtol=1e-9)
        assert_allclose(ours.bce_grad(p, t, delta), theirs.bce_grad(*asked).numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_without_delta_it_is_the_loss_of_pytorch_scikit_learn_and_scipy(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    p, labels, soft = _draw(seed)
    bce = answers(EXERCISE, "solution").bce
    functional = torch.nn.functional
    for t in (labels, soft):
        theirs = functional.binary_cross_entropy(torch.from_numpy(p), torch.from_numpy(t))
        assert_allclose(bce(p, t, 0.0), theirs.item(), rtol=1e-9)
        assert_allclose(bce(p, t, 0.0), -np.mean(xlogy(t, p) + xlog1py(1 - t, -p)), rtol=1e-9)
    assert_allclose(bce(p, labels, 0.0), log_loss(labels, p), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_through_a_sigmoid_the_slope_is_p_minus_t(answers: Answers, seed: int) -> None:
    z, t = np.random.default_rng(seed).normal(0, 2, 7), np.arange(7) % 2
    p = expit(z)
    slope = answers(EXERCISE, "solution").bce_grad(p, t, 0.0) * p * (1 - p)
    assert_allclose(slope, (p - t) / 7, rtol=1e-9)


def test_certain_and_wrong_costs_minus_log_delta(answers: Answers) -> None:
    bce = answers(EXERCISE, "solution").bce
    for p, t in ((0.0, 1.0), (1.0, 0.0)):
        assert_allclose(bce(np.array([p]), np.array([t])), 7 * np.log(10), rtol=1e-6)
