"""The numbers of a picture are those of the finding, and a report keeps them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.asking import Finding
from grader.calls import Call
from grader.compare import compare
from grader.picturing import picture_of
from grader.report import Cells, Curve


def finding(actual, expected, *args):
    return Finding(
        Call("f", args), mismatch=compare(actual, expected), actual=actual, expected=expected
    )


def test_a_function_of_one_array_is_a_curve_over_its_input():
    x = np.array([[2.0, -1.0], [0.0, 1.0]])
    found = picture_of(finding(np.array([[5.0, 1.0], [np.nan, 2.0]]), x * 2, x))
    assert found == Curve((-1.0, 0.0, 1.0, 2.0), (1.0, None, 2.0, 5.0), (-2.0, 0.0, 2.0, 4.0))


def test_a_matrix_is_drawn_by_how_wrong_its_cells_are():
    expected = np.array([[1.0, 2.0], [3.0, 4.0]])
    actual = np.array([[1.0, 4.0], [np.inf, 4.0]])
    found = picture_of(finding(actual, expected, np.zeros((3, 3)), 1.0))
    assert found == Cells(((0.0, 0.5), (1.0, 0.0)))


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1.0, 2.0),
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (np.zeros(1), np.ones(1)),
        (np.zeros((50, 50)), np.ones((50, 50))),
        ({"W": np.zeros(4)}, {"W": np.zeros(4), "b": 1.0}),
    ],
)
def test_what_a_picture_would_not_help_has_none(actual, expected):
    assert picture_of(finding(actual, expected, np.zeros(3))) is None
