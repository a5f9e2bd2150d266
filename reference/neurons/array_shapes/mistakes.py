"""Wrong descriptions of shapes that learners really write."""

import numpy as np
from numpy.typing import ArrayLike

from grader.declare import mistake

Described = tuple[int, tuple[int, ...], int]


@mistake
def describe__always_three_axes(a: ArrayLike) -> Described:
    """You list three axes for every array and put 0 for those it does not have. An axis that is not
    there is not listed: a vector has axis 0 and no other. A length of 0 means something else: an
    axis that is there and has no elements."""
    array = np.asarray(a)
    missing = max(3 - array.ndim, 0)
    return array.ndim, (0,) * missing + array.shape, array.size


@mistake
def describe__a_vector_is_one_row(a: ArrayLike) -> Described:
    """You describe a vector as a matrix of one row. (4,) and (1, 4) are different shapes: the first
    has one axis, the second has two. Describe the array as it came."""
    array = np.atleast_2d(np.asarray(a))
    return array.ndim, array.shape, array.size


@mistake
def describe__length_for_ndim(a: ArrayLike) -> Described:
    """As the number of axes you return the length of the first one, which is what len gives. How
    many axes are there? As many as shape has entries."""
    array = np.asarray(a)
    return len(array), array.shape, array.size


@mistake
def describe__length_for_size(a: ArrayLike) -> Described:
    """As the number of elements you return the length of the first axis, which is what len gives.
    For a matrix those are its rows. How many elements are in all of them?"""
    array = np.asarray(a)
    return array.ndim, array.shape, len(array)


@mistake
def describe__adds_the_lengths(a: ArrayLike) -> Described:
    """Your size is the sum of the lengths of the axes. Two rows of three are not 2 + 3 elements:
    what do you do with the two numbers?"""
    array = np.asarray(a)
    return array.ndim, array.shape, sum(array.shape)


@mistake
def describe__counts_bytes(a: ArrayLike) -> Described:
    """Your size is the memory that the array takes, in bytes. The task asks for the number of
    elements."""
    array = np.asarray(a)
    return array.ndim, array.shape, array.nbytes


@mistake
def describe__last_axis_first(a: ArrayLike) -> Described:
    """You list the axes the other way round. Axis 0 comes first: for a matrix that is the number of
    rows, and the number of columns follows."""
    array = np.asarray(a)
    return array.ndim, array.shape[::-1], array.size


@mistake
def describe__counts_brackets_from_zero(a: ArrayLike) -> Described:
    """Your number of axes is one too small. Axes are numbered from 0, so the last one of a matrix
    is axis 1, but there are two of them."""
    array = np.asarray(a)
    return array.ndim - 1, array.shape, array.size


@mistake
def describe__asks_the_list(a: np.ndarray) -> Described:
    """For an array you are right, but a list or a bare number has no axes to ask for: only arrays
    know their ndim, shape and size. Make an array of whatever comes in."""
    return a.ndim, a.shape, a.size


@mistake
def describe__counts_lists_only(a: ArrayLike) -> Described:
    """For a list or a number you are right, but an array passes for a single number: you look only
    for lists, and an array is not a list. What works for both?"""
    if not isinstance(a, list):
        return 0, (), 1
    array = np.asarray(a)
    return array.ndim, array.shape, array.size


@mistake
def describe__shape_first(a: ArrayLike) -> tuple[tuple[int, ...], int, int]:
    """You return the shape first. The task asks for the number of axes first, then the shape, then
    the number of elements."""
    array = np.asarray(a)
    return array.shape, array.ndim, array.size


@mistake
def row_vector__returns_it_as_it_is(v: np.ndarray) -> np.ndarray:
    """What comes back still has the one axis of v. A matrix of one row has two axes: the first one
    has length 1."""
    return v


@mistake
def row_vector__stands_up(v: np.ndarray) -> np.ndarray:
    """You return a column. In a shape the number of rows stands first: one row of D numbers is (1,
    D)."""
    return v.reshape(-1, 1)


@mistake
def row_vector__only_for_four(v: np.ndarray) -> np.ndarray:
    """It works for vectors of four numbers and no others: the 4 of the example stands in your
    program. Where does the length of any vector come from?"""
    return v.reshape(1, 4)


@mistake
def row_vector__changes_v(v: np.ndarray) -> np.ndarray:
    """The row is right, but v itself is no longer a vector: you gave the caller's own array another
    shape. Return an array of another shape and leave v alone."""
    v.shape = (1, v.size)
    return v


@mistake
def col_vector__transposes_one_axis(v: np.ndarray) -> np.ndarray:
    """What comes back still has the one axis of v. If you wrote v.T: it puts the axes in reverse
    order, and one axis in reverse order is the same axis. A column needs a second one."""
    return v.T


@mistake
def col_vector__lies_down(v: np.ndarray) -> np.ndarray:
    """You return a row. In a shape the number of rows stands first: D rows of one number each are
    (D, 1)."""
    return v.reshape(1, -1)


@mistake
def col_vector__column_only_for_four(v: np.ndarray) -> np.ndarray:
    """It works for vectors of four numbers and no others: the 4 of the example stands in your
    program. Where does the length of any vector come from?"""
    return v.reshape(4, 1)


@mistake
def col_vector__column_changes_v(v: np.ndarray) -> np.ndarray:
    """The column is right, but v itself is no longer a vector: you gave the caller's own array
    another shape. Return an array of another shape and leave v alone."""
    v.shape = (v.size, 1)
    return v
