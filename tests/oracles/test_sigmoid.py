"""The solution of activations/sigmoid against PyTorch, SciPy and closed forms."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]

Answers = Callable[[str, str], ModuleType]
EXERCISE = "activations/sigmoid"
X = np.concatenate([np.linspace(-30, 30, 301), [-1000.0, -745.0, -40.0, 40.0, 710.0, 1000.0]])


def test_agrees_with_pytorch(torch: ModuleType, answers: Answers) -> None:
    theirs = answers(EXERCISE, "in_pytorch").sigmoid(torch.from_numpy(X)).numpy()
    assert_allclose(answers(EXERCISE, "solution").sigmoid(X), theirs, rtol=1e-9, atol=1e-12)


def test_agrees_with_scipy(answers: Answers) -> None:
    assert_allclose(answers(EXERCISE, "solution").sigmoid(X), expit(X), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("dtype", [np.int64, np.uint8, np.float32, np.float64])
def test_is_a_half_turn_of_tanh(answers: Answers, dtype: type) -> None:
    x: np.ndarray = np.arange(30, dtype=dtype)
    expected = (1 + np.tanh(x.astype(np.float64) / 2)) / 2
    got = answers(EXERCISE, "solution").sigmoid(x)
    assert_allclose(got, expected, rtol=1e-6 if dtype is np.float32 else 1e-9)
    assert got.dtype == (np.float32 if dtype is np.float32 else np.float64)


def test_warns_of_nothing(answers: Answers) -> None:
    with np.errstate(all="raise", under="ignore"):
        answers(EXERCISE, "solution").sigmoid(X)
