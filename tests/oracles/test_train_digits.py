"""The solution of two_layers/train_digits against PyTorch and scikit-learn."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose

Answers = Callable[[str, str], ModuleType]
EXERCISE = "two_layers/train_digits"


@pytest.mark.parametrize("seed", range(3))
def test_training_agrees_with_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, x_test = rng.uniform(0, 1, (20, 4)), rng.uniform(0, 1, (9, 4))
    t, t_test = (np.eye(3)[rng.integers(0, 3, n)] for n in (20, 9))
    settings = (6, 14, 0.8)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    net = ours.TwoLayerNet(4, 5, 3, 1.0, np.random.default_rng(seed))
    other = theirs.TwoLayerNet(4, 5, 3, 1.0, np.random.default_rng(seed))
    told = ours.train(net, x, t, x_test, t_test, *settings, np.random.default_rng(seed))
    tensors = (torch.from_numpy(array) for array in (x, t, x_test, t_test))
    others = theirs.train(other, *tensors, *settings, np.random.default_rng(seed))
    assert_allclose(told["loss"], others["loss"], rtol=1e-5)  # ours has 1e-7 in its logarithm
    assert told["train_accuracy"] == others["train_accuracy"]
    assert told["test_accuracy"] == others["test_accuracy"]
    first, second = other[0], other[2]
    for name, value in (
        ("W1", first.weight.T),
        ("b1", first.bias),
        ("W2", second.weight.T),
        ("b2", second.bias),
    ):
        assert_allclose(net.params[name], value.detach().numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_preparing_agrees_with_pytorch_and_scikit_learn(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (7, 5), dtype=np.uint8)
    labels = rng.integers(0, 10, 7, dtype=np.uint8)
    x, t = answers(EXERCISE, "solution").prepare(images, labels, 255)
    other_x, other_t = answers(EXERCISE, "in_pytorch").prepare(
        torch.from_numpy(images), torch.from_numpy(labels), 255
    )
    assert_allclose(x, other_x.numpy(), rtol=1e-9)
    assert np.array_equal(t, other_t.numpy())
    assert np.array_equal(t, preprocessing.label_binarize(labels, classes=range(10)))


@pytest.mark.parametrize("seed", range(3))
def test_accuracy_is_scikit_learns(answers: Answers, seed: int) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(seed)
    net = answers(EXERCISE, "solution").TwoLayerNet(4, 5, 3, 1.0, rng)
    x, labels = rng.normal(0, 1, (30, 4)), rng.integers(0, 3, 30)
    said = net.predict(x).argmax(axis=1)
    assert net.accuracy(x, np.eye(3)[labels]) == metrics.accuracy_score(labels, said)
