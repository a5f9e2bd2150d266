"""The solution of descent/linear_regression_sgd against PyTorch and scikit-learn."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import SGDRegressor

Answers = Callable[[str, str], ModuleType]
EXERCISE = "descent/linear_regression_sgd"


def points(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, count)
    return x, 2 * x + 1 + 0.3 * rng.normal(0, 1, count)


@pytest.mark.parametrize("seed", range(5))
def test_the_paths_are_those_of_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    x, y = points(seed, 7)
    theirs = answers(EXERCISE, "in_pytorch").fit(
        torch.from_numpy(x), torch.from_numpy(y), -2.0, -1.0, 0.05, 6
    )
    ours = answers(EXERCISE, "solution").fit(x, y, -2.0, -1.0, 0.05, 6)
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_scikit_learn_takes_the_same_steps(answers: Answers, seed: int) -> None:
    x, y = points(seed, 9)
    # Its squared error is halved, so its learning rate is twice ours.
    theirs = SGDRegressor(
        learning_rate="constant", eta0=0.02, penalty=None, shuffle=False, max_iter=3, tol=None
    ).fit(x[:, None], y, coef_init=[-2.0], intercept_init=[-1.0])
    a, b = answers(EXERCISE, "solution").fit(x, y, -2.0, -1.0, 0.01, 3)
    assert_allclose([a[-1], b[-1]], [theirs.coef_[0], theirs.intercept_[0]], rtol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_it_ends_at_the_least_squares_line(answers: Answers, seed: int) -> None:
    x, y = points(seed, 100)
    a, b = answers(EXERCISE, "solution").fit(x, y, -2.0, -1.0, 0.001, 150)
    assert_allclose([a[-1], b[-1]], np.polyfit(x, y, 1), atol=0.01)
