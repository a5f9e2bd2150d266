"""The solution of backprop/hidden_layer_update against autograd and SciPy's measured slopes."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import approx_fprime  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/hidden_layer_update"
SIZES = [(2, 2, 2), (3, 4, 2), (2, 5, 1), (4, 1, 3)]


def _case(size: tuple[int, int, int], seed: int) -> tuple[np.ndarray, ...]:
    d, h, o = size
    rng = np.random.default_rng(seed)
    x, W1, b1 = rng.normal(0, 1, d), rng.normal(0, 1, (d, h)), rng.normal(0, 1, h)
    return x, expit(x @ W1 + b1), W1, b1, rng.normal(0, 1, (h, o)), rng.normal(0, 0.1, o)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_autograd(
    torch: ModuleType, answers: Answers, size: tuple[int, int, int], seed: int
) -> None:
    case = _case(size, seed)
    ours = answers(EXERCISE, "solution").hidden_update(*case, 0.7)
    theirs = answers(EXERCISE, "in_pytorch").hidden_update(*map(torch.from_numpy, case), 0.7)
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("size", SIZES)
def test_both_layers_together_follow_the_slope_of_the_error(
    answers: Answers, size: tuple[int, int, int]
) -> None:
    x, h, W1, b1, W2, _ = _case(size, 5)
    rng = np.random.default_rng(6)
    t = rng.uniform(0, 1, size[2])
    y = expit(h @ W2)
    output_update = answers("backprop/output_layer_update", "solution").output_update
    delta2 = output_update(h, y, t, W2, np.zeros(size[2]), 0.5)[2]
    new_W1, _ = answers(EXERCISE, "solution").hidden_update(x, h, W1, b1, W2, delta2, 0.5)

    def error(flat: np.ndarray) -> float:
        hidden = expit(x @ flat.reshape(W1.shape) + b1)
        return float(0.5 * np.sum((expit(hidden @ W2) - t) ** 2))

    measured = approx_fprime(W1.ravel(), error, 1e-7).reshape(W1.shape)
    assert_allclose((W1 - new_W1) / 0.5, measured, atol=1e-6)


def test_published_numbers(answers: Answers) -> None:
    x, W1 = np.array([0.05, 0.1]), np.array([[0.15, 0.25], [0.2, 0.3]])
    b1, W2 = np.array([0.35, 0.35]), np.array([[0.4, 0.5], [0.45, 0.55]])
    h = expit(x @ W1 + b1)
    y, t = expit(h @ W2 + 0.6), np.array([0.01, 0.99])
    delta2 = (y - t) * y * (1 - y)
    hidden_update = answers(EXERCISE, "solution").hidden_update
    new, _ = hidden_update(x, h, W1, b1, W2, delta2, 0.5)
    expected = [[0.149780716, 0.249751144], [0.199561432, 0.299502287]]
    assert_allclose(new, expected, rtol=0, atol=5e-10)
    slipped, _ = hidden_update(x, h, W1, b1, W2 - 0.5 * np.outer(h, delta2), delta2, 0.5)
    assert_allclose(slipped[0, 0], 0.149817639, rtol=0, atol=5e-10)
