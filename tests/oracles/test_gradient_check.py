"""The solution of backprop/gradient_check against autograd, its own twin and SciPy's slopes."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.differentiate import derivative  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/gradient_check"


def _loss(params: dict[str, Any]) -> Any:
    """Return a smooth loss of two arrays, of NumPy or PyTorch."""
    return (params["W"] ** 3).sum() + ((params["W"] * params["b"]) ** 2).sum() + params["b"].sum()


def _params(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {"W": rng.normal(0, 1, (3, 2)), "b": rng.normal(0, 1, 2)}


@pytest.mark.parametrize("seed", range(4))
def test_autograd_passes_and_a_damaged_gradient_does_not(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    params = _params(seed)
    leaves = {name: torch.from_numpy(value).requires_grad_() for name, value in params.items()}
    found = torch.autograd.grad(_loss(leaves), list(leaves.values()))
    grads = {name: one.numpy() for name, one in zip(leaves, found, strict=True)}
    grad_check = answers(EXERCISE, "solution").grad_check
    assert max(grad_check(_loss, params, grads).values()) < 1e-9
    errors = grad_check(_loss, params, {**grads, "W": 2 * grads["W"]})
    assert_allclose(errors["W"], 1 / 3, rtol=1e-8)
    assert errors["b"] < 1e-9


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("h", [1e-5, 0.1])
def test_agrees_with_its_twin(torch: ModuleType, answers: Answers, seed: int, h: float) -> None:
    params, grads = _params(seed), _params(seed + 100)
    tensors = [{name: torch.from_numpy(one) for name, one in d.items()} for d in (params, grads)]
    theirs = answers(EXERCISE, "in_pytorch").grad_check(_loss, *tensors, h)
    ours = answers(EXERCISE, "solution").grad_check(_loss, params, grads, h)
    assert ours.keys() == theirs.keys()
    for name, error in ours.items():
        assert_allclose(error, theirs[name], rtol=1e-9)


@pytest.mark.parametrize("shape", [(5,), (2, 3), (4, 2, 3)])
def test_rel_error_agrees_with_its_twin(
    torch: ModuleType, answers: Answers, shape: tuple[int, ...]
) -> None:
    rng = np.random.default_rng(0)
    for scale in (1.0, 1e6, 1e-9, 0.0):
        a, n = scale * rng.normal(0, 1, shape), scale * rng.normal(0, 1, shape)
        theirs = answers(EXERCISE, "in_pytorch").rel_error(*map(torch.from_numpy, (a, n)))
        assert_allclose(answers(EXERCISE, "solution").rel_error(a, n), theirs, rtol=1e-9)


def test_slopes_agree_with_scipy(answers: Answers) -> None:
    params = {"w": np.random.default_rng(1).normal(0, 1, 5)}
    measured = answers(EXERCISE, "solution").numerical_gradient(
        lambda p: float(np.sum(np.sin(p["w"]))), params, "w", 1e-5
    )
    assert_allclose(measured, derivative(np.sin, params["w"]).df, rtol=1e-9)
