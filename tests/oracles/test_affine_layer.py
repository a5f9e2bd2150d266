"""The solution of backprop/affine_layer against autograd, torch.nn.Linear and scikit-learn."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import LinearRegression  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/affine_layer"


def _draw(seed: int, shape: tuple[int, ...] = (5, 3), h: int = 4) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    d = int(np.prod(shape[1:]))
    sizes = (shape, (d, h), (h,), (shape[0], h))
    return [rng.normal(0, 1, size) for size in sizes]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("shape", [(5, 3), (1, 4), (2, 3, 2, 2)])
def test_both_ways_agree_with_autograd(
    torch: ModuleType, answers: Answers, seed: int, shape: tuple[int, ...]
) -> None:
    *layer, dout = _draw(seed, shape)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    out, cache = ours.affine_forward(*layer)
    their_out, their_cache = theirs.affine_forward(*map(torch.from_numpy, layer))
    assert_allclose(out, their_out.numpy(), rtol=1e-9, atol=1e-12)
    slopes = ours.affine_backward(dout, cache)
    their_slopes = theirs.affine_backward(torch.from_numpy(dout), their_cache)
    for our_slope, their_slope in zip(slopes, their_slopes, strict=True):
        assert_allclose(our_slope, their_slope.numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_pytorchs_own_layer_keeps_w_the_other_way_round(
    torch: ModuleType, answers: Answers, seed: int
) -> None:
    x, W, b, dout = _draw(seed)
    layer = torch.nn.Linear(3, 4).double()
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(W.T))
        layer.bias.copy_(torch.from_numpy(b))
    layer(torch.from_numpy(x)).backward(torch.from_numpy(dout))
    solution = answers(EXERCISE, "solution")
    _, dW, db = solution.affine_backward(dout, solution.affine_forward(x, W, b)[1])
    assert_allclose(dW, layer.weight.grad.numpy().T, rtol=1e-9)
    assert_allclose(db, layer.bias.grad.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_at_least_squares_the_slopes_are_zero(answers: Answers, seed: int) -> None:
    """scikit-learn finds the layer of least squared error; there dW and db must vanish."""
    rng = np.random.default_rng(seed)
    x, t = rng.normal(0, 1, (20, 3)), rng.normal(0, 1, (20, 2))
    fitted = LinearRegression().fit(x, t)
    solution = answers(EXERCISE, "solution")
    out, cache = solution.affine_forward(x, fitted.coef_.T, fitted.intercept_)
    assert_allclose(out, fitted.predict(x), rtol=1e-9)
    _, dW, db = solution.affine_backward(out - t, cache)
    assert_allclose(dW, 0, atol=1e-12)
    assert_allclose(db, 0, atol=1e-12)
