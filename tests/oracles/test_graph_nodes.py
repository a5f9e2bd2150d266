"""The solution of backprop/graph_nodes against autograd and closed forms."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose

Answers = Callable[[str, str], ModuleType]
EXERCISE = "backprop/graph_nodes"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["Add", "Mul", "Square"])
def test_nodes_agree_with_autograd(
    torch: ModuleType, answers: Answers, name: str, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    inputs = [rng.normal(0, 2, (2, 3)) for _ in range(1 if name == "Square" else 2)]
    dout = rng.normal(0, 2, (2, 3))
    ours = getattr(answers(EXERCISE, "solution"), name)()
    theirs = getattr(answers(EXERCISE, "in_pytorch"), name)()
    out = theirs.forward(*(torch.from_numpy(one) for one in inputs))
    assert_allclose(ours.forward(*inputs), out.numpy(), rtol=1e-9)
    slopes = theirs.backward(torch.from_numpy(dout))
    slopes = slopes if isinstance(slopes, tuple) else (slopes,)
    mine = ours.backward(dout)
    for one, other in zip(mine if isinstance(mine, tuple) else (mine,), slopes, strict=True):
        assert_allclose(one, other.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["grad_square_sum", "grad_reused"])
def test_graphs_agree_with_autograd(
    torch: ModuleType, answers: Answers, name: str, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(0, 2, 4), rng.normal(0, 2, 4)
    theirs = getattr(answers(EXERCISE, "in_pytorch"), name)(*map(torch.from_numpy, (x, y)))
    ours = getattr(answers(EXERCISE, "solution"), name)(x, y)
    for one, other in zip(ours, theirs, strict=True):
        assert_allclose(one, other.numpy(), rtol=1e-9)


def test_closed_forms(answers: Answers) -> None:
    x, y = np.array([2.0, -1.0]), np.array([3.0, 0.5])
    solution = answers(EXERCISE, "solution")
    assert_allclose(solution.grad_square_sum(x, y), (2 * (x + y), 2 * (x + y)))
    assert_allclose(solution.grad_reused(x, y), (2 * x + y, x))
