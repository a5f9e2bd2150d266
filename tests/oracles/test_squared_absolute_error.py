"""The solution of losses/squared_absolute_error against PyTorch, scikit-learn and measured slopes.

Where a prediction equals its target the absolute error has no slope; only PyTorch's 0 is noted.
"""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.metrics import (
    mean_absolute_error,
    mean_squared_error,
)

Answers = Callable[[str, str], ModuleType]
EXERCISE = "losses/squared_absolute_error"
SHAPES = [(7,), (1,), (5, 3), (1, 4), (6, 1)]


def _draw(seed: int, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(0, 3, shape), rng.normal(0, 3, shape)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", SHAPES)
def test_losses_and_slopes_agree_with_pytorch_and_scikit_learn(
    torch: ModuleType, answers: Answers, seed: int, shape: tuple[int, ...]
) -> None:
    y, t = _draw(seed, shape)
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    asked = torch.from_numpy(y), torch.from_numpy(t)
    for name in ("mse", "mse_grad", "mae", "mae_grad"):
        assert_allclose(getattr(ours, name)(y, t), getattr(theirs, name)(*asked), rtol=1e-9)
    assert_allclose(ours.mse(y, t), mean_squared_error(t, y), rtol=1e-9)
    assert_allclose(ours.mae(y, t), mean_absolute_error(t, y), rtol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_a_column_and_a_vector_are_paired(torch: ModuleType, answers: Answers, seed: int) -> None:
    y, t = _draw(seed, (6,))
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    for name in ("mse", "mse_grad", "mae", "mae_grad"):
        for one, other in ((y[:, None], t), (y, t[:, None])):
            answer = getattr(ours, name)(one, other)
            tensors = torch.from_numpy(one.copy()), torch.from_numpy(other.copy())
            assert_allclose(answer, getattr(theirs, name)(*tensors), rtol=1e-9)
            assert np.shape(answer) in ((), one.shape)
            assert_allclose(np.ravel(answer), np.ravel(getattr(ours, name)(y, t)), rtol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_slopes_are_those_measured_away_from_the_corner(answers: Answers, seed: int) -> None:
    y, t = _draw(seed, (4, 3))
    y += np.sign(y - t)  # no error closer to 0 than 1
    ours, h = answers(EXERCISE, "solution"), 1e-4
    for loss, grad in ((ours.mse, ours.mse_grad), (ours.mae, ours.mae_grad)):
        measured = np.empty_like(y)
        for place in np.ndindex(y.shape):
            step = np.zeros_like(y)
            step[place] = h
            measured[place] = (loss(y + step, t) - loss(y - step, t)) / (2 * h)
        assert_allclose(grad(y, t), measured, rtol=1e-7, atol=1e-9)


def test_at_the_corner_it_answers_as_pytorch_does(torch: ModuleType, answers: Answers) -> None:
    y = np.array([1.0, 2.0])
    theirs = answers(EXERCISE, "in_pytorch").mae_grad(torch.from_numpy(y), torch.from_numpy(y))
    assert_allclose(answers(EXERCISE, "solution").mae_grad(y, y), theirs.numpy(), atol=0)
