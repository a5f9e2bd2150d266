"""The solution of two_layers/two_layer_numeric against PyTorch, autograd, SciPy and plain loops."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import approx_fprime  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "two_layers/two_layer_numeric"
SIZES = [(5, 3, 4, 2), (1, 2, 6, 3), (8, 4, 3, 5)]


def _draw(
    answers: Answers, size: tuple[int, int, int, int], seed: int
) -> tuple[Any, np.ndarray, np.ndarray]:
    n, i, _, o = size
    rng = np.random.default_rng(seed)
    net = answers(EXERCISE, "solution").TwoLayerNet(*size[1:], 1.0, rng)
    net.params["b1"] = rng.normal(0, 1, size[2])
    net.params["b2"] = rng.normal(0, 1, o)
    x = rng.normal(0, 1, (n, i)) * (rng.random((n, i)) < 0.7)
    return net, x, np.eye(o)[rng.integers(0, o, n)]


def _twin(torch: ModuleType, theirs: ModuleType, net: Any, size: tuple[int, ...]) -> Any:
    twin = theirs.TwoLayerNet(*size[1:])
    twin.params = {name: torch.from_numpy(value.copy()) for name, value in net.params.items()}
    return twin


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("h", [0.3, 0.01])
def test_agrees_with_pytorch_that_moves_every_weight(
    torch: ModuleType, answers: Answers, size: tuple[int, int, int, int], seed: int, h: float
) -> None:
    net, x, t = _draw(answers, size, seed)
    theirs = answers(EXERCISE, "in_pytorch")
    twin = _twin(torch, theirs, net, size)
    tensors = torch.from_numpy(x), torch.from_numpy(t)
    ours = answers(EXERCISE, "solution").numeric_gradients(net, x, t, h)
    for name, value in theirs.numeric_gradients(twin, *tensors, h).items():
        assert_allclose(ours[name], value.numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(3))
def test_is_the_slope_that_autograd_finds(
    torch: ModuleType, answers: Answers, size: tuple[int, int, int, int], seed: int
) -> None:
    net, x, t = _draw(answers, size, seed)
    theirs = answers(EXERCISE, "in_pytorch")
    tensors = torch.from_numpy(x), torch.from_numpy(t)
    derived = theirs.derived_gradients(_twin(torch, theirs, net, size), *tensors)
    for name, value in answers(EXERCISE, "solution").numeric_gradients(net, x, t).items():
        assert_allclose(value, derived[name].numpy(), rtol=1e-4, atol=1e-6)  # h, and the 1e-7


@pytest.mark.parametrize("seed", range(3))
def test_training_agrees_with_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    size = SIZES[2]
    net, x, t = _draw(answers, size, seed)
    theirs = answers(EXERCISE, "in_pytorch")
    twin = _twin(torch, theirs, net, size)
    settings = (9, 3, 0.5)
    ours = answers(EXERCISE, "solution").train_model(
        net, x, t, *settings, np.random.default_rng(seed)
    )
    other = theirs.train_model(
        twin, torch.from_numpy(x), torch.from_numpy(t), *settings, np.random.default_rng(seed)
    )
    assert len(ours) == len(other) == 4
    assert_allclose(ours, other, rtol=1e-9)
    for name, value in net.params.items():
        assert_allclose(value, twin.params[name].numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_scipy(answers: Answers, seed: int) -> None:
    net, x, t = _draw(answers, SIZES[0], seed)
    ours = answers(EXERCISE, "solution").numeric_gradients(net, x, t)
    for name, kept in list(net.params.items()):

        def lost(flat: np.ndarray, name: str = name, kept: np.ndarray = kept) -> float:
            net.params[name] = flat.reshape(kept.shape)
            return float(net.loss(x, t))

        slopes = approx_fprime(kept.ravel(), lost, 1e-7)
        net.params[name] = kept
        assert_allclose(ours[name].ravel(), slopes, rtol=1e-4, atol=1e-6)
