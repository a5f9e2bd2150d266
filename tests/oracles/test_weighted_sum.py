"""The solution of neurons/weighted_sum against PyTorch, SciPy and plain loops."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.linalg.blas import dgemm  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "neurons/weighted_sum"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("shape", [(4,), (5, 3), (1, 4), (0, 3)])
def test_sums_agree_with_pytorch_and_loops(
    torch: ModuleType, answers: Answers, seed: int, shape: tuple[int, ...]
) -> None:
    rng = np.random.default_rng(seed)
    x, w, b = rng.normal(0, 2, shape), rng.normal(0, 2, shape[-1]), float(rng.normal())
    ours = answers(EXERCISE, "solution").weighted_sum(x, w, b)
    theirs = answers(EXERCISE, "in_pytorch").weighted_sum(
        torch.from_numpy(x), torch.from_numpy(w), b
    )
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-12)
    rows = x[None] if x.ndim == 1 else x
    slow = [b + sum(float(p) * float(q) for p, q in zip(row, w, strict=True)) for row in rows]
    assert_allclose(np.ravel(ours), slow, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("sizes", [(4, 2, 2), (5, 3, 4), (1, 4, 2)])
def test_layers_agree_with_pytorch_and_scipy(
    torch: ModuleType, answers: Answers, seed: int, sizes: tuple[int, int, int]
) -> None:
    rng = np.random.default_rng(seed)
    n, d, h = sizes
    x, W, b = rng.normal(0, 1, (n, d)), rng.normal(0, 1, (d, h)), rng.normal(0, 1, h)
    ours = answers(EXERCISE, "solution").layer(x, W, b)
    theirs = answers(EXERCISE, "in_pytorch").layer(*(torch.from_numpy(a) for a in (x, W, b)))
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-12)
    assert_allclose(ours, dgemm(1.0, x, W) + b, rtol=1e-9, atol=1e-12)
