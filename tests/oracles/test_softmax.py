"""The solution of activations/softmax against PyTorch, SciPy and the logistic curve."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import special  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "activations/softmax"


def _arrays(seed: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    apart = rng.normal(0, 1, (3, 4)) + np.array([[-900.0], [0.0], [900.0]])
    shapes = ((5, 3), (1, 4), (6,), (2, 3, 4), (0, 3), (4, 1))
    return [*(rng.normal(0, 3, shape) for shape in shapes), apart, rng.uniform(-1e3, 1e3, (4, 5))]


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    for x in _arrays(seed):
        theirs = answers(EXERCISE, "in_pytorch").softmax(torch.from_numpy(x))
        ours = answers(EXERCISE, "solution").softmax(x)
        assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scipy(answers: Answers, seed: int) -> None:
    for x in _arrays(seed):
        if x.size:  # SciPy's wants at least one score
            ours = answers(EXERCISE, "solution").softmax(x)
            assert_allclose(ours, special.softmax(x, axis=-1), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("seed", range(5))
def test_rows_sum_to_one_keep_their_order_and_do_not_mind_a_shift(
    answers: Answers, seed: int
) -> None:
    softmax = answers(EXERCISE, "solution").softmax
    x = np.random.default_rng(seed).normal(0, 2, (6, 5))
    assert_allclose(softmax(x).sum(axis=1), 1, rtol=1e-12)
    assert_allclose(softmax(x + 7), softmax(x), rtol=1e-12)
    assert np.array_equal(softmax(x).argsort(axis=1), x.argsort(axis=1))


def test_of_two_classes_is_the_sigmoid(answers: Answers) -> None:
    x = np.linspace(-30, 30, 121)
    two = np.column_stack([x, np.zeros_like(x)])
    assert_allclose(answers(EXERCISE, "solution").softmax(two)[:, 0], special.expit(x), rtol=1e-9)
