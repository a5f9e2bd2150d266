"""The solution of two_layers/two_layer_backward against autograd, SciPy and worked numbers."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit, log_softmax, softmax  # type: ignore[import-untyped]

from grader.gradcheck import numerical_gradient, one_by_one

Answers = Callable[[str, str], ModuleType]
EXERCISE = "two_layers/two_layer_backward"
SIZES = [(5, 3, 4, 2), (1, 2, 6, 3), (8, 4, 3, 5)]


def _draw(
    size: tuple[int, int, int, int], seed: int = 0
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    n, d, h, c = size
    rng = np.random.default_rng(seed)
    params = {
        "W1": rng.normal(0, 1, (d, h)),
        "b1": rng.normal(0, 1, h),
        "W2": rng.normal(0, 1, (h, c)),
        "b2": rng.normal(0, 1, c),
    }
    return params, rng.normal(0, 1, (n, d)), np.eye(c)[rng.integers(0, c, n)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_autograd(
    torch: ModuleType, answers: Answers, size: tuple[int, int, int, int], seed: int
) -> None:
    params, x, t = _draw(size, seed)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    tensors = {name: torch.from_numpy(value) for name, value in params.items()}
    y, cache = ours.forward(params, x)
    other_y, other_cache = theirs.forward(tensors, torch.from_numpy(x))
    assert_allclose(y, other_y.numpy(), rtol=1e-9)
    other = theirs.backward(tensors, other_cache, torch.from_numpy(t))
    grads = ours.backward(params, cache, t)
    assert grads.keys() == other.keys() == params.keys()
    for name, gradient in grads.items():
        assert gradient.shape == params[name].shape
        assert_allclose(gradient, other[name].numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("size", SIZES)
def test_forward_agrees_with_scipy(answers: Answers, size: tuple[int, int, int, int]) -> None:
    params, x, _ = _draw(size)
    y, _ = answers(EXERCISE, "solution").forward(params, x)
    hidden = expit(x @ params["W1"] + params["b1"])
    assert_allclose(y, softmax(hidden @ params["W2"] + params["b2"], axis=1), rtol=1e-9)


@pytest.mark.parametrize("size", SIZES)
def test_gradients_are_the_measured_slopes(
    answers: Answers, size: tuple[int, int, int, int]
) -> None:
    params, x, t = _draw(size)

    def loss(p: dict[str, np.ndarray]) -> float:
        logits = expit(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        return float(-np.sum(t * log_softmax(logits, axis=1)) / len(t))

    solution = answers(EXERCISE, "solution")
    grads = solution.backward(params, solution.forward(params, x)[1], t)
    for name, gradient in grads.items():
        assert_allclose(gradient, numerical_gradient(one_by_one(loss), params, name), atol=1e-9)


def test_far_sums_agree_with_pytorch(torch: ModuleType, answers: Answers) -> None:
    params, x, _ = _draw((5, 3, 4, 2))
    params["W1"] *= 1000
    params["b2"] = np.array([1000.0, -1000.0])
    tensors = {name: torch.from_numpy(value) for name, value in params.items()}
    y, _ = answers(EXERCISE, "solution").forward(params, x)
    other, _ = answers(EXERCISE, "in_pytorch").forward(tensors, torch.from_numpy(x))
    assert_allclose(y, other.numpy(), rtol=1e-9, atol=1e-12)


def test_worked_example_of_the_lesson(answers: Answers) -> None:
    params = {
        "W1": np.array([[1.0], [-1.0]]),
        "b1": np.array([0.5]),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.array([0.0, 0.5]),
    }
    x, t = np.array([[1.0, 0.5], [0.0, 2.0]]), np.eye(2)
    solution = answers(EXERCISE, "solution")
    y, cache = solution.forward(params, x)
    assert_allclose(y, [[0.844641, 0.155359], [0.511817, 0.488183]], atol=5e-7)
    assert_allclose(-np.mean(np.log(np.sum(y * t, axis=1))), 0.442954, atol=5e-7)
    grads = solution.backward(params, cache, t)
    assert_allclose(grads["W1"], [[-0.045818], [0.206098]], atol=5e-7)
    assert_allclose(grads["b1"], [0.068685], atol=5e-7)
    assert_allclose(grads["W2"], [[-0.010104, 0.010104]], atol=5e-7)
    assert_allclose(grads["b2"], [0.178229, -0.178229], atol=5e-7)
