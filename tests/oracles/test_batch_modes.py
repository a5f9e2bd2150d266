"""The solution of descent/batch_modes against PyTorch and closed forms."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose

Answers = Callable[[str, str], ModuleType]
EXERCISE = "descent/batch_modes"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("count", [1, 3, 8])
def test_a_step_is_that_of_autograd(
    torch: ModuleType, answers: Answers, seed: int, count: int
) -> None:
    rng = np.random.default_rng(seed)
    x, y, (a, b) = rng.normal(0, 1, 8), rng.normal(0, 1, 8), rng.normal(0, 1, 2)
    rows = rng.permutation(8)[:count]
    theirs = answers(EXERCISE, "in_pytorch").batch_step(
        *map(torch.from_numpy, (x, y)), float(a), float(b), torch.from_numpy(rows), 0.3
    )
    ours = answers(EXERCISE, "solution").batch_step(x, y, float(a), float(b), rows, 0.3)
    assert_allclose(ours, theirs, rtol=1e-9)


@pytest.mark.parametrize("size", [6, 20])
def test_the_full_batch_goes_the_same_way(torch: ModuleType, answers: Answers, size: int) -> None:
    rng = np.random.default_rng(4)
    x, y = rng.normal(0, 1, 6), rng.normal(0, 1, 6)
    theirs = answers(EXERCISE, "in_pytorch").fit_batches(
        torch.from_numpy(x), torch.from_numpy(y), -2.0, -1.0, 0.1, size, 5, torch.Generator()
    )
    ours = answers(EXERCISE, "solution").fit_batches(x, y, -2.0, -1.0, 0.1, size, 5, rng)
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9)


@pytest.mark.parametrize(("n", "size"), [(10, 3), (12, 4), (5, 9), (7, 1)])
def test_both_deal_out_every_row_once(
    torch: ModuleType, answers: Answers, n: int, size: int
) -> None:
    ours = answers(EXERCISE, "solution").minibatches(n, size, np.random.default_rng(0))
    theirs = answers(EXERCISE, "in_pytorch").minibatches(n, size, torch.Generator())
    assert [len(one) for one in ours] == [len(one) for one in theirs]
    assert sorted(np.concatenate(ours)) == sorted(torch.cat(theirs).tolist()) == list(range(n))


@pytest.mark.parametrize("seed", range(5))
def test_the_full_gradient_is_the_weighted_mean_of_the_parts(answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    solution = answers(EXERCISE, "solution")
    x, y = rng.normal(0, 1, 10), rng.normal(0, 1, 10)
    parts = solution.minibatches(10, 4, rng)
    moves = [np.array(solution.batch_step(x, y, 0.5, -0.5, rows, 1.0)) for rows in parts]
    whole = solution.batch_step(x, y, 0.5, -0.5, np.arange(10), 1.0)
    assert_allclose(
        np.average(moves, axis=0, weights=[len(one) for one in parts]), whole, rtol=1e-9
    )
