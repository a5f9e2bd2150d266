"""Statements about a difference are specific, and never false."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare import DOUBLE, is_close
from grader.explain import explain

RNG = np.random.default_rng(7)
E = RNG.normal(size=(4, 3))


def said(actual, expected=E, counts=()):
    return [one.render() for one in explain(actual, expected, DOUBLE, counts)]


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (-E, "opposite sign"),
        (2 * E, "exactly twice"),
        (E / 2, "exactly half"),
        (E / np.log(2), "base 2"),
        (E / np.log(10), "base 10"),
        (E * 4, "number of rows. Is it a sum"),
        (E / 4, "Is it divided once too often?"),
        (E + 0.25, "same amount everywhere: 0.25"),
        (E * 1.7, "1.7 times"),
        (E * 0, "zero everywhere"),
        (E[::-1], "in reverse order"),
        (E[[1, 0, 3, 2]], "in another order"),
        (np.abs(E), "without its signs"),
        (1 - E, "1 minus the expected"),
        (E**2, "square of"),
        (1 / E, "1 divided by"),
        (np.exp(E), "exp of"),
        (np.full_like(E, 0.3), "the same number, 0.3"),
        (E * np.array([[5.0], [2.0], [3.0], [4.0]]), "row times a factor of its own"),
        (E * np.array([3.0, 2.0, 5.0]), "column times a factor of its own"),
        (np.round(E), "rounded to whole numbers"),
        (E + np.array([0.0, 0.0, 1.0]), "Only the last column"),
        (E.T, "transpose"),
        (E.ravel(), "only the shape is (12,)"),
        (np.trunc(E).astype(int), "whole numbers"),
        (np.round(E, 6), "rounded to 6 decimal places"),
        (E * (1 + 5e-7 * np.array([1.0, -1.0, 0.5])), "six digits"),
        (
            np.where(np.arange(4)[:, None] == 0, E, E + RNG.normal(size=E.shape)),
            "first row is right",
        ),
        (
            np.where(np.arange(4)[:, None] == 3, E, E + RNG.normal(size=E.shape)),
            "last row is right",
        ),
        (np.where(E > 1, np.nan, E), "nan or infinite"),
    ],
)
def test_the_telling_statement_is_made(actual, words):
    assert any(words in line for line in said(actual, counts=(4,))), said(actual, counts=(4,))


@pytest.mark.parametrize(("factor", "words"), [(2, "exactly twice"), (0.5, "exactly half")])
def test_that_a_factor_of_two_is_the_number_of_rows_is_only_asked(factor, words):
    (line,) = said(factor * E, counts=(2,))
    assert words in line
    assert line.endswith("?")


def softmax(a, axis):
    powers = np.exp(a)
    return powers / powers.sum(axis=axis, keepdims=axis is not None)


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (softmax(E, 0), "Each column of your result adds up to 1"),
        (softmax(E, None), "All of your result together adds up to 1"),
        (np.exp(E) / 7, "do not add up to 1"),
    ],
)
def test_shares_along_another_axis_are_named(actual, words):
    assert any(words in line for line in said(actual, softmax(E, 1)))


def test_a_factor_with_a_name_is_missed_or_counted():
    slope = RNG.uniform(0.05, 0.25, E.shape)
    factors = {"h * (1 - h)": slope}
    missing = [one.render() for one in explain(E / slope, E, DOUBLE, factors=factors)]
    twice = [one.render() for one in explain(E * slope, E, DOUBLE, factors=factors)]
    assert missing[0] == "Your result is the expected one without the factor h * (1 - h)."
    assert twice[0] == "Your result is the expected one with the factor h * (1 - h) twice."
    assert explain(E, E, DOUBLE, factors=factors) == ()
    assert all("factor h" not in one.render() for one in explain(-E, E, DOUBLE, factors=factors))


def test_nothing_is_said_of_all_places_where_there_is_one():
    assert said(np.array(0.0), np.array(2.5)) == ["Your result is zero."]
    assert said(np.array(-2.5), np.array(2.5)) == ["Your result has the opposite sign."]


def test_what_holds_by_chance_is_not_said():
    half = np.full((2, 2), 0.5)
    assert not any("add up" in line for line in said(half * 0, half))
    one_in_each_row = np.diag([2.0, 3.0, 4.0])
    assert not any("factor of its own" in line for line in said(np.eye(3), one_in_each_row))


def test_a_count_is_no_sum_for_a_mean():
    assert said(np.array(4), np.array(1), counts=(4,)) == []
    assert said(4, (4,)) == []


def test_a_column_for_a_vector_is_said_to_broadcast():
    e = RNG.normal(size=5)
    assert any("broadcasts" in line for line in said(e[:, None] - e[None, :], e))


@given(
    hnp.arrays(np.float64, (3, 3), elements=st.floats(-5, 5)),
    hnp.arrays(np.float64, (3, 3), elements=st.floats(-5, 5)),
)
def test_nothing_false_is_stated(actual, expected):
    lines = said(actual, expected, counts=(3,))
    close = lambda a, b: bool(is_close(a, b, DOUBLE).all())  # noqa: E731
    checks = {
        "opposite sign": lambda: close(actual, -expected),
        "exactly twice": lambda: close(actual, 2 * expected),
        "exactly half": lambda: close(actual, expected / 2),
        "a sum where": lambda: close(actual, 3 * expected),
        "divided once too often": lambda: close(actual, expected / 3),
        "in another order": lambda: close(np.sort(actual, None), np.sort(expected, None)),
        "transpose": lambda: close(actual.T, expected),
        "zero everywhere": lambda: close(actual, 0 * expected),
        "Only the first row is right": lambda: (
            close(actual[0], expected[0])
            and not is_close(actual[1:], expected[1:], DOUBLE).all(axis=1).any()
        ),
        "Only the last row is wrong": lambda: close(actual[:-1], expected[:-1]),
        "in reverse order": lambda: close(actual[::-1], expected),
        "without its signs": lambda: close(actual, np.abs(expected)),
        "1 minus": lambda: close(actual, 1 - expected),
        "the square of": lambda: close(actual, expected**2),
        "square root": lambda: close(actual**2, expected),
        "1 divided by": lambda: close(actual * expected, np.ones((3, 3))),
        "exp of": lambda: close(actual, np.exp(expected)),
        "the same number": lambda: np.ptp(actual) == 0,
        "row times a factor": lambda: all(
            np.linalg.matrix_rank(np.stack([a, e]), tol=1e-6) < 2
            for a, e in zip(actual, expected, strict=True)
        ),
        "column times a factor": lambda: all(
            np.linalg.matrix_rank(np.stack([a, e]), tol=1e-6) < 2
            for a, e in zip(actual.T, expected.T, strict=True)
        ),
        "decimal places": lambda: any(
            np.array_equal(actual, np.round(expected, n)) for n in range(1, 8)
        ),
        "rounded to whole": lambda: np.array_equal(actual, np.round(expected)),
        "Only the last column": lambda: close(actual[:, :-1], expected[:, :-1]),
        "Only the first column": lambda: close(actual[:, 1:], expected[:, 1:]),
        "add up to 1": lambda: np.allclose(expected.sum(axis=1), 1),
        "same amount": lambda: np.ptp(actual - expected) < 1e-5,
    }
    assert len(lines) <= 2
    for line in lines:
        for words, holds in checks.items():
            if words in line:
                assert holds(), line


@given(hnp.arrays(np.float64, hnp.array_shapes(min_side=0), elements=st.floats(-5, 5)))
def test_nothing_is_said_of_equal_values(value):
    assert explain(value, value, DOUBLE) == ()


@pytest.mark.parametrize("odd", [None, "text", {"W1": E}, [object()]])
def test_values_without_numbers_are_left_to_others(odd):
    assert explain(odd, E, DOUBLE) == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([1, 2, 3], "Only the first element is right."),
        ([0, 1, 2], "Only the last element is right."),
        ([3], "Only the last element is wrong."),
        ([0], "Only the first element is wrong."),
    ],
)
def test_the_ends_of_a_path_are_told(wrong: list[int], words: str) -> None:
    expected = np.array([0.5, 1.25, -2.0, 4.0])
    actual = expected.copy()
    actual[wrong] += np.array([0.1, 0.3, 0.7])[: len(wrong)]
    assert words in said(actual, expected)


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (-2.0, 2.0, ["Your result has the opposite sign."]),
        (0.0, 2.0, ["Your result is zero."]),
        (2e-9, 0.5, []),  # small, and no zero
        (np.array([2.0]), 2.0, ["The number is right, but it stands in an array of shape (1,)."]),
    ],
)
def test_of_a_single_number_nothing_is_said_that_needs_several(
    actual: object, expected: float, words: list[str]
) -> None:
    assert said(actual, expected) == words
