"""The solution of two_layers/two_layer_net against PyTorch, SciPy, scikit-learn and slopes."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit, log_softmax, softmax  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "two_layers/two_layer_net"
SIZES = [(5, 3, 4, 2), (1, 2, 6, 3), (8, 4, 3, 5)]
SEEDS = range(3)


def _draw(size: tuple[int, int, int, int], seed: int) -> tuple[np.ndarray, np.ndarray]:
    n, i, _, o = size
    rng = np.random.default_rng(seed)
    return rng.normal(0, 1, (n, i)), np.eye(o)[rng.integers(0, o, n)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", SEEDS)
def test_agrees_with_pytorch(
    torch: ModuleType, answers: Answers, size: tuple[int, int, int, int], seed: int
) -> None:
    x, t = _draw(size, seed)
    ours = answers(EXERCISE, "solution").TwoLayerNet(*size[1:], 1.0, np.random.default_rng(seed))
    theirs = answers(EXERCISE, "in_pytorch").TwoLayerNet(
        *size[1:], 1.0, np.random.default_rng(seed)
    )
    tensors = torch.from_numpy(x), torch.from_numpy(t)
    for _ in range(3):
        assert_allclose(ours.predict(x), theirs.predict(tensors[0]).numpy(), rtol=1e-9)
        assert_allclose(ours.loss(x, t), float(theirs.loss(*tensors)), rtol=1e-4)  # its 1e-7
        assert ours.accuracy(x, t) == theirs.accuracy(*tensors)
        grads, others = ours.gradient(x, t), theirs.gradient(*tensors)
        for name, gradient in grads.items():
            assert_allclose(gradient, others[name].numpy(), rtol=1e-9, atol=1e-12)
        ours.update(grads, 0.5)
        theirs.update(others, 0.5)
        for name, value in ours.params.items():
            assert_allclose(value, theirs.params[name].detach().numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", SEEDS)
def test_agrees_with_scipy_and_scikit_learn(
    answers: Answers, size: tuple[int, int, int, int], seed: int
) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    x, t = _draw(size, seed)
    net = answers(EXERCISE, "solution").TwoLayerNet(*size[1:], 1.0, np.random.default_rng(seed))
    logits = expit(x @ net.params["W1"]) @ net.params["W2"]  # the biases are 0
    y = softmax(logits, axis=1)
    assert_allclose(net.predict(x), y, rtol=1e-9)
    labels = t.argmax(axis=1)
    assert net.accuracy(x, t) == metrics.accuracy_score(labels, y.argmax(axis=1))
    lost = metrics.log_loss(labels, y, labels=range(size[3]))
    assert_allclose(net.loss(x, t), lost, rtol=1e-5)
    assert_allclose(lost, -np.mean(np.sum(t * log_softmax(logits, axis=1), axis=1)), rtol=1e-9)


def test_weights_have_the_standard_deviation_that_was_asked_for(answers: Answers) -> None:
    make = answers(EXERCISE, "solution").TwoLayerNet
    for std in (0.01, 0.5):
        net = make(400, 200, 300, std, np.random.default_rng(0))
        assert_allclose([net.params[name].std() for name in ("W1", "W2")], std, rtol=0.02)
    default = make(400, 200, 300, rng=np.random.default_rng(0))
    assert_allclose(default.params["W1"].std(), 0.01, rtol=0.02)


def test_a_net_without_a_generator_draws_by_itself(answers: Answers) -> None:
    make = answers(EXERCISE, "solution").TwoLayerNet
    assert not np.array_equal(make(4, 3, 2).params["W1"], make(4, 3, 2).params["W1"])


def test_twins_stay_twins(answers: Answers) -> None:
    net = answers(EXERCISE, "solution").TwoLayerNet(3, 4, 2, 0.0)
    x, t = _draw((6, 3, 4, 2), 0)
    for _ in range(20):
        net.update(net.gradient(x, t), 1.0)
    assert np.ptp(net.params["W1"], axis=1).max() == 0.0
