"""Closeness, and the order in which differences are named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.calls import Handle
from grader.compare import (
    DOUBLE,
    SINGLE,
    Tolerance,
    compare,
    compare_form,
    describe,
    is_close,
    tolerance_for,
)

finite = st.floats(-1e6, 1e6)
arrays = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0), elements=finite
)


@given(arrays)
def test_a_value_agrees_with_itself(value):
    assert compare(value, value) is None


@given(arrays.filter(lambda a: a.size > 0), st.data())
def test_one_moved_element_is_found_where_it_is(value, data):
    index = data.draw(st.sampled_from(list(np.ndindex(value.shape))))
    moved = value.copy()
    moved[index] += 1.0 + abs(moved[index])
    found = compare(moved, value)
    assert found is not None
    assert (found.kind, found.where, found.differing) == ("value", index, 1)


@given(arrays.filter(lambda a: a.size > 0), st.data())
def test_nan_never_passes(value, data):
    index = data.draw(st.sampled_from(list(np.ndindex(value.shape))))
    broken = value.copy()
    broken[index] = np.nan
    assert compare(broken, value, Tolerance(np.inf, np.inf)) is not None
    assert compare(value, broken, Tolerance(np.inf, np.inf)) is not None
    assert compare(broken, broken) is None


@pytest.mark.parametrize(
    ("actual", "expected", "kind"),
    [
        (None, np.zeros(2), "none"),
        ([0.0, 0.0], np.zeros(2), "type"),
        ("0", 0.0, "type"),
        (Handle(1, "numpy.matrix"), np.zeros(2), "matrix"),
        (np.zeros((2, 1)), np.zeros(2), "shape"),
        (np.zeros(1), 0.0, "shape"),
        (0.0, np.zeros(2), "type"),
        (np.array([True, False]), np.array([1.0, 0.0]), "kind"),
        (np.array([np.inf, 0.0]), np.zeros(2), "infinite"),
        ((1.0,), (1.0, 2.0), "length"),
        ({"W1": np.zeros(2)}, {"W1": np.zeros(2), "b1": np.zeros(1)}, "keys"),
        ({"W1": np.ones(2)}, {"W1": np.zeros(2)}, "value"),
        (3.0, (3.0,), "type"),
    ],
)
def test_kinds_of_difference(actual, expected, kind):
    found = compare(actual, expected)
    assert found is not None
    assert found.kind == kind
    assert describe(found).render()


def test_silent_broadcasting_never_passes():
    assert compare(np.float64(0.5), np.full((3, 2), 0.5)).kind == "type"
    assert compare(np.full((3, 1), 0.5), np.full((3, 2), 0.5)).kind == "shape"
    assert compare(np.empty((0, 2)), np.full((3, 2), 0.5)).kind == "shape"


def test_one_number_may_come_in_any_dress():
    for one in (0.5, np.float64(0.5), np.array(0.5), np.float32(0.5)):
        assert compare(one, 0.5) is None
    assert compare(2, 2.0) is None


def test_path_leads_to_the_difference():
    found = compare(({"W1": np.zeros(2)},), ({"W1": np.array([0.0, 1.0])},))
    assert found.path == (0, "W1")
    assert found.where == (1,)
    assert "[0]['W1']" in describe(found).render()


def test_float32_anywhere_in_the_inputs_widens_the_tolerance():
    assert tolerance_for([np.zeros(2), 0.1]) == DOUBLE
    assert tolerance_for([{"W1": np.zeros(2, np.float32)}]) == SINGLE


@given(arrays)
def test_equal_infinities_agree(value):
    infinite = np.full_like(value, np.inf)
    assert is_close(infinite, infinite, DOUBLE).all()
    assert not is_close(infinite, -infinite, DOUBLE).any()


def test_form_ignores_the_numbers():
    assert compare_form(np.full((2, 3), np.nan), np.zeros((2, 3))) is None
    assert compare_form(np.zeros((3, 2)), np.zeros((2, 3))).kind == "shape"
