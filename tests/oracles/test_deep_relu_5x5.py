"""The solution of deep_nets/deep_relu_5x5 against autograd, SciPy and scikit-learn."""

from collections.abc import Callable
from itertools import pairwise
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import log_softmax, softmax  # type: ignore[import-untyped]

from grader.data import load
from grader.gradcheck import numerical_gradient, one_by_one

Answers = Callable[[str, str], ModuleType]
Params = dict[str, np.ndarray]
EXERCISE = "deep_nets/deep_relu_5x5"
SIZES = [(5, 3, 6, 5, 7, 4), (1, 4, 3, 6, 5, 2), (8, 25, 20, 20, 20, 5)]


def _draw(size: tuple[int, ...], seed: int = 0) -> tuple[Params, np.ndarray, np.ndarray]:
    n, *sizes = size
    rng = np.random.default_rng(seed)
    pairs = pairwise(sizes)
    params = {f"W{k}": rng.uniform(-1, 1, pair) for k, pair in enumerate(pairs, 1)}
    return params, rng.normal(0, 1, (n, sizes[0])), np.eye(sizes[-1])[rng.integers(0, sizes[-1], n)]


def _tensors(torch: ModuleType, params: Params) -> dict[str, object]:
    return {name: torch.from_numpy(value) for name, value in params.items()}


def _logits(params: Params, x: np.ndarray) -> np.ndarray:
    for name in ("W1", "W2", "W3"):
        x = np.clip(x @ params[name], 0, None)
    logits: np.ndarray = x @ params["W4"]
    return logits


def test_the_pictures_are_those_of_the_companion(torch: ModuleType, answers: Answers) -> None:
    ours = answers(EXERCISE, "solution").images()
    assert_array_equal(ours, answers(EXERCISE, "in_pytorch").images().numpy())
    assert ours.shape == (5, 25)


def test_the_pictures_are_those_of_the_data_set(answers: Answers) -> None:
    glyphs = load("glyphs").arrays
    assert_array_equal(answers(EXERCISE, "solution").images(), glyphs["x"].reshape(5, 25))
    assert_array_equal(glyphs["t"], np.arange(5))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_autograd(
    torch: ModuleType, answers: Answers, size: tuple[int, ...], seed: int
) -> None:
    params, x, t = _draw(size, seed)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    tensors = _tensors(torch, params)
    y, cache = ours.forward(params, x)
    other_y, other_cache = theirs.forward(tensors, torch.from_numpy(x))
    assert_allclose(y, other_y.numpy(), rtol=1e-9)
    other = theirs.backward(tensors, other_cache, torch.from_numpy(t))
    grads = ours.backward(params, cache, t)
    assert grads.keys() == other.keys() == params.keys()
    for name, gradient in grads.items():
        assert gradient.shape == params[name].shape
        assert_allclose(gradient, other[name].numpy(), rtol=1e-9, atol=1e-12)


def test_agrees_with_autograd_where_a_sum_is_exactly_zero(
    torch: ModuleType, answers: Answers
) -> None:
    params, _, t = _draw((5, 4, 3, 6, 5, 2))
    params["W1"] = np.round(2 * params["W1"])
    x = np.tile(np.array([[1.0, 1.0, -1.0, 1.0]]), (5, 1))
    assert np.any(x @ params["W1"] == 0)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    tensors = _tensors(torch, params)
    grads = ours.backward(params, ours.forward(params, x)[1], t)
    made = theirs.forward(tensors, torch.from_numpy(x))[1]
    for name, gradient in theirs.backward(tensors, made, torch.from_numpy(t)).items():
        assert_allclose(grads[name], gradient.numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_training_agrees_with_the_optimizer_of_pytorch(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    params, _, _ = _draw(SIZES[2], seed)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    x, t = ours.images(), np.eye(5)
    trained = ours.train(params, x, t, 0.01, 30)
    other = theirs.train(
        _tensors(torch, params), torch.from_numpy(x), torch.from_numpy(t), 0.01, 30
    )
    for name, matrix in trained.items():
        assert_allclose(matrix, other[name].numpy(), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("size", SIZES)
def test_forward_agrees_with_scipy(answers: Answers, size: tuple[int, ...]) -> None:
    params, x, _ = _draw(size)
    y, _ = answers(EXERCISE, "solution").forward(params, x)
    assert_allclose(y, softmax(_logits(params, x), axis=1), rtol=1e-9)


def test_forward_agrees_with_a_net_of_scikit_learn(answers: Answers) -> None:
    nets = pytest.importorskip("sklearn.neural_network")
    params, x, _ = _draw((6, 25, 20, 20, 20, 5))
    net = nets.MLPClassifier(hidden_layer_sizes=(20, 20, 20), activation="relu", max_iter=1)
    net.partial_fit(x, np.arange(6) % 5, classes=np.arange(5))
    net.coefs_ = [params[name] for name in ("W1", "W2", "W3", "W4")]
    net.intercepts_ = [np.zeros(matrix.shape[1]) for matrix in net.coefs_]
    y, _ = answers(EXERCISE, "solution").forward(params, x)
    assert_allclose(y, net.predict_proba(x), rtol=1e-9)


@pytest.mark.parametrize("size", SIZES[:2])
def test_gradients_are_the_measured_slopes(answers: Answers, size: tuple[int, ...]) -> None:
    params, x, t = _draw(size)

    def loss(point: Params) -> float:
        return float(-np.sum(t * log_softmax(_logits(point, x), axis=1)) / len(t))

    solution = answers(EXERCISE, "solution")
    grads = solution.backward(params, solution.forward(params, x)[1], t)
    for name, gradient in grads.items():
        assert_allclose(gradient, numerical_gradient(one_by_one(loss), params, name), atol=1e-9)


def test_far_sums_agree_with_pytorch(torch: ModuleType, answers: Answers) -> None:
    params, x, _ = _draw((5, 3, 4, 6, 5, 2))
    params["W4"] *= 1000
    y, _ = answers(EXERCISE, "solution").forward(params, x)
    other, _ = answers(EXERCISE, "in_pytorch").forward(_tensors(torch, params), torch.from_numpy(x))
    assert_allclose(y, other.numpy(), rtol=1e-9, atol=1e-12)
