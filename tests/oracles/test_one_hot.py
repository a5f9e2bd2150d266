"""The solution of losses/one_hot against PyTorch, scikit-learn and the rows of a unit matrix."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from sklearn.preprocessing import OneHotEncoder

Answers = Callable[[str, str], ModuleType]
EXERCISE = "losses/one_hot"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("n", "classes"), [(7, 4), (3, 9), (1, 2), (5, 1), (40, 10)])
def test_rows_agree_with_pytorch_scikit_learn_and_the_unit_matrix(
    torch: ModuleType, answers: Answers, seed: int, n: int, classes: int
) -> None:
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    labels = np.random.default_rng(seed).integers(0, classes, n)
    rows = ours.one_hot(labels, classes)
    assert rows.dtype == np.float64
    assert_array_equal(rows, theirs.one_hot(torch.from_numpy(labels), classes).numpy())
    encoder = OneHotEncoder(categories=[np.arange(classes)], sparse_output=False)
    assert_array_equal(rows, encoder.fit_transform(labels[:, None]))
    assert_array_equal(rows, np.eye(classes)[labels])

    back = ours.from_one_hot(rows)
    assert_array_equal(back, labels)
    assert_array_equal(back, theirs.from_one_hot(torch.from_numpy(rows)).numpy())
    assert_array_equal(back, encoder.inverse_transform(rows).ravel())


def test_without_labels_there_are_no_rows(torch: ModuleType, answers: Answers) -> None:
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    none = np.empty(0, dtype=np.int64)
    rows = ours.one_hot(none, 4)
    assert rows.shape == theirs.one_hot(torch.from_numpy(none), 4).shape == (0, 4)
    assert ours.from_one_hot(rows).shape == (0,)


def test_bytes_are_labels_too(answers: Answers) -> None:
    ours = answers(EXERCISE, "solution")
    labels = np.array([9, 0, 5], dtype=np.uint8)
    assert_array_equal(ours.from_one_hot(ours.one_hot(labels, 10)), labels)
