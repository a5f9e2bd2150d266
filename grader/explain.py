"""What two arrays' difference looks like: the simplest true statement about it (pure).

Every statement is checked against all the data before it is made, so none is ever false.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from grader.compare import Tolerance, is_close
from grader.message import Message, message
from grader.show import show_number, show_shape

Array: TypeAlias = np.ndarray[Any, Any]

# Factors with a meaning of their own in this course.
_NOTHING = 1e-12  # of the largest expected number: what rounding leaves of it
_PATTERN = 2  # elements on either side before their signs show anything
_FACTORS: tuple[tuple[float, Message], ...] = (
    (2.0, message("Your result is exactly twice the expected one.")),
    (0.5, message("Your result is exactly half the expected one.")),
    (
        np.log(2.0),
        message("Your result is ln 2 times the expected one, as if a logarithm had another base."),
    ),
    (
        1 / np.log(2.0),
        message(
            "Your result is the expected one divided by ln 2: that is the "
            "logarithm to base 2 where the natural one is asked."
        ),
    ),
    (
        1 / np.log(10.0),
        message(
            "Your result is the expected one divided by ln 10: that is the "
            "logarithm to base 10 where the natural one is asked."
        ),
    ),
)
# What else a result may be of the expected one.
_FUNCTIONS: tuple[tuple[Callable[[Array], Array], Message], ...] = (
    (np.abs, message("Your result is the expected one without its signs.")),
    (lambda e: 1 - e, message("Your result is 1 minus the expected one.")),
    (np.square, message("Your result is the square of the expected one.")),
    (np.sqrt, message("Your result is the square root of the expected one.")),
    (lambda e: 1 / e, message("Your result is 1 divided by the expected one.")),
    (np.exp, message("Your result is exp of the expected one.")),
    (np.log, message("Your result is the natural logarithm of the expected one.")),
    (lambda e: -np.log(e), message("Your result is minus the logarithm of the expected one.")),
)
_MOST = 2


def explain(
    actual: Any,
    expected: Any,
    tolerance: Tolerance,
    counts: tuple[int, ...] = (),
    factors: Mapping[str, Any] | None = None,
    *,
    places: bool = True,
) -> tuple[Message, ...]:
    """Return at most two true statements on how `actual` differs, the most telling first.

    Parameters
    ----------
    actual, expected
        Numbers or numeric arrays; for anything else there is nothing to say.
    counts
        Lengths that a sum and a mean differ by (the rows of the inputs).
    factors
        Factors of the expected value that may be forgotten or taken twice, by what they are
        called: ``{"h * (1 - h)": array}``.
    places
        Whether to say where the wrong elements are, and how they were rounded.
    """
    if isinstance(expected, tuple | list):
        return ()
    try:
        a = np.asarray(actual, dtype=np.float64)
        e = np.asarray(expected, dtype=np.float64)
    except (TypeError, ValueError):
        return ()
    if not e.size:
        return ()
    if np.asarray(expected).dtype.kind in "biu":
        counts = ()  # whole numbers are counted, not averaged
    named = [(name, np.asarray(value, np.float64)) for name, value in (factors or {}).items()]
    with np.errstate(all="ignore"):
        found = _statements(a, e, np.asarray(actual), tolerance, counts, named, places=places)
        return tuple(itertools.islice(found, _MOST))


def explain_where(
    argument: Any, actual: Any, expected: Any, tolerance: Tolerance
) -> Message | None:
    """Return for which elements of an argument of the same shape a result is wrong, if it shows.

    Parameters
    ----------
    argument, actual, expected
        Numeric arrays of one shape.
    """
    try:
        x, a = np.asarray(argument, np.float64), np.asarray(actual, np.float64)
        wrong = np.logical_not(is_close(a, expected, tolerance))
    except (TypeError, ValueError):
        return None
    for picked, statement in (
        (x < 0, message("Exactly the elements are wrong for which the input is negative.")),
        (x > 0, message("Exactly the elements are wrong for which the input is positive.")),
        (x != 0, message("Exactly the elements are wrong for which the input is not zero.")),
        (x == 0, message("Exactly the elements are wrong for which the input is zero.")),
    ):
        if picked.any() and not picked.all() and np.array_equal(picked, wrong):
            return statement
    return None


def _statements(
    a: Array,
    e: Array,
    raw: Array,
    tolerance: Tolerance,
    counts: tuple[int, ...],
    factors: Sequence[tuple[str, Array]],
    *,
    places: bool,
) -> Iterator[Message]:
    if a.shape != e.shape:
        yield from _about_shape(a, e, tolerance)
        return
    if not np.all(np.isfinite(e)):
        return
    wrong = np.logical_not(is_close(a, e, tolerance))
    if not wrong.any():
        return
    for name, factor in factors:
        yield from _about_factor(a, e, tolerance, name, factor)
    yield from _about_whole(a, e, tolerance, counts)
    yield from _about_sums(a, e)
    if places:
        yield from _about_kind(a, e, raw, tolerance)
        yield from _about_place(a, e, wrong, tolerance)


def _agree(a: Array, e: Array, tolerance: Tolerance) -> bool:
    """Whether all numbers agree. Most statements are false, and the first number tells already."""
    if e.size:
        mine, right = float(a.item(0)), float(e.item(0))
        allowed = tolerance.atol + tolerance.rtol * abs(right)
        if math.isfinite(right) and not abs(mine - right) <= allowed:
            return False
    return bool(is_close(a, e, tolerance).all())


def _about_shape(a: Array, e: Array, tolerance: Tolerance) -> Iterator[Message]:
    if e.ndim == 0 and a.size == 1 and _agree(a.reshape(()), e, tolerance):
        yield message(
            "The number is right, but it stands in an array of shape {actual}.",
            actual=show_shape(a.shape),
        )
    elif a.size == e.size and _agree(a.reshape(e.shape), e, tolerance):
        yield message(
            "The values are right; only the shape is {actual} where {expected} is asked.",
            actual=show_shape(a.shape),
            expected=show_shape(e.shape),
        )
    elif a.shape == e.shape[::-1] and _agree(a.T, e, tolerance):
        yield message("Your result is the transpose of the expected one.")
    elif e.ndim == 1 and a.shape == (e.size, e.size):
        yield message(
            "A result of shape {actual} appears when arrays of shape {column} and {row} are "
            "combined: NumPy broadcasts them against each other.",
            actual=show_shape(a.shape),
            column=show_shape((e.size, 1)),
            row=show_shape(e.shape),
        )
    elif e.ndim == 0 and _agree(a.sum(), e, tolerance):
        yield message("The sum of your values is the expected number.")
    elif e.ndim == 0 and a.size and _agree(a.mean(), e, tolerance):
        yield message("The mean of your values is the expected number.")


def _about_factor(
    a: Array, e: Array, tolerance: Tolerance, name: str, factor: Array
) -> Iterator[Message]:
    try:
        full = np.broadcast_to(factor, e.shape)
    except ValueError:
        return
    if not np.all(np.isfinite(a)) or np.any(full == 0) or _agree(full, np.ones(()), tolerance):
        return
    if _agree(a * full, e, tolerance) and np.any(np.abs(e) > 10 * tolerance.atol):
        yield message("Your result is the expected one without the factor {name}.", name=name)
    elif _agree(a, e * full, tolerance) and np.any(np.abs(a) > 10 * tolerance.atol):
        yield message("Your result is the expected one with the factor {name} twice.", name=name)


def _about_sums(a: Array, e: Array) -> Iterator[Message]:
    """Say along which axis a result of shares was divided, where it is not along the rows."""
    if e.ndim != 2 or min(e.shape) < 2 or not np.all(np.isfinite(a)):
        return
    if np.ptp(e) < 1e-9:  # a table of one half sums to 1 by chance
        return
    if not np.allclose(e.sum(axis=1), 1.0) or np.allclose(a.sum(axis=1), 1.0):
        return
    if np.allclose(a.sum(axis=0), 1.0):
        yield message("Each column of your result adds up to 1, where each row should.")
    elif np.allclose(a.sum(), 1.0):
        yield message("All of your result together adds up to 1, where each row should.")
    else:
        yield message("The rows of your result do not add up to 1, as they should.")


def _about_whole(
    a: Array,
    e: Array,
    tolerance: Tolerance,
    counts: tuple[int, ...],
) -> Iterator[Message]:
    if not np.all(np.isfinite(a)) or not np.any(np.abs(e) > 10 * tolerance.atol):
        return
    if _agree(a, -e, tolerance):
        if a.size == 1:
            yield message("Your result has the opposite sign.")
        else:
            yield message("Your result has the opposite sign everywhere.")
        return
    if np.max(np.abs(a)) <= _NOTHING * np.max(np.abs(e)):
        if a.size == 1:
            yield message("Your result is zero.")
        else:
            yield message("Your result is zero everywhere.")
        return
    for count in sorted(set(counts)):
        if count == 2 and _agree(a, e * 2, tolerance):
            yield message(
                "Your result is exactly twice the expected one. There is a 2 among the sizes as "
                "well: a sum where the mean is asked?"
            )
            return
        if count == 2 and _agree(a, e / 2, tolerance):
            yield message(
                "Your result is exactly half the expected one. There is a 2 among the sizes as "
                "well: divided once too often?"
            )
            return
        if count > 2 and _agree(a, e * count, tolerance):
            yield message(
                "Your result is {count} times the expected one, and {count} is the number of "
                "rows. Is it a sum where the mean is asked?",
                count=count,
            )
            return
        if count > 2 and _agree(a, e / count, tolerance):
            yield message(
                "Your result is the expected one divided by {count}, and {count} is the number "
                "of rows. Is it divided once too often?",
                count=count,
            )
            return
    for factor, statement in _FACTORS:
        if _agree(a, e * factor, tolerance):
            yield statement
            return
    for function, statement in _FUNCTIONS if np.ptp(e) > 10 * tolerance.atol else ():
        changed = function(e)
        if _agree(a, changed, tolerance) and np.all(np.isfinite(changed)):
            yield statement
            return
    if a.size > 1 and np.ptp(a) == 0 and np.ptp(e) > 10 * tolerance.atol:
        yield message(
            "Every element of your result is the same number, {value}.",
            value=show_number(float(a.flat[0])),
        )
        return
    yield from _about_ratio(a, e, tolerance)


def _about_ratio(a: Array, e: Array, tolerance: Tolerance) -> Iterator[Message]:
    if e.size < 3:
        return
    if e.ndim == 2 and a.shape == a.shape[::-1] and _agree(a.T, e, tolerance):
        yield message("Your result is the transpose of the expected one.")
        return
    offset = float((a - e).flat[0])
    # Nothing is said of all elements where some are right.
    everywhere = bool(np.all(np.logical_not(is_close(a, e, tolerance))[np.abs(e) > 1e-6]))
    if not everywhere:
        return
    if abs(offset) > 1e-6 and np.allclose(a - e, offset, rtol=1e-6, atol=1e-12):
        yield message(
            "Your result is off by the same amount everywhere: {offset}.",
            offset=show_number(offset),
        )
        return
    largest = int(np.argmax(np.abs(e)))
    factor = float(a.flat[largest] / e.flat[largest])
    if factor not in (0.0, 1.0) and _agree(a, e * factor, tolerance):
        yield message(
            "Your result is {factor} times the expected one everywhere.",
            factor=show_number(factor),
        )
    elif e.ndim and _agree(a[::-1], e, tolerance):
        yield message("The right values are there, in reverse order.")
    elif _agree(np.sort(a, axis=None), np.sort(e, axis=None), tolerance):
        yield message("The right values are there, in another order.")
    elif e.ndim == 2:
        yield from _about_lines(a, e, tolerance)


def _about_lines(a: Array, e: Array, tolerance: Tolerance) -> Iterator[Message]:
    """Say whether every row, or every column, is the expected one times a factor of its own."""
    for axis, statement in (
        (1, message("Each row of your result is the expected row times a factor of its own.")),
        (
            0,
            message("Each column of your result is the expected column times a factor of its own."),
        ),
    ):
        if e.shape[axis] < 2 or np.count_nonzero(e) < 2 * e.shape[1 - axis]:
            continue  # a line of one number is always a multiple
        places = np.expand_dims(np.argmax(np.abs(e), axis=axis), axis)
        top = np.take_along_axis(e, places, axis)
        if np.any(np.abs(top) <= 10 * tolerance.atol):
            continue
        scale = np.take_along_axis(a, places, axis) / top
        if np.any(scale != 0) and _agree(a, e * scale, tolerance):
            yield statement
            return


def _about_kind(
    a: Array,
    e: Array,
    raw: Array,
    tolerance: Tolerance,
) -> Iterator[Message]:
    if raw.dtype.kind in "iu" and np.array_equal(a, np.trunc(e)):
        yield message(
            "Your result holds whole numbers: the digits after the point were cut off. An array "
            "made like an integer array stays an integer array."
        )
    elif np.ptp(a) > 0 and np.array_equal(a, np.round(e)):
        yield message("Your result is rounded to whole numbers.")
    elif digits := next((n for n in range(1, 8) if _is_rounded(a, e, n)), 0):
        yield message("Your result is rounded to {digits} decimal places.", digits=digits)
    elif (
        tolerance.rtol < 1e-6
        and np.all(np.isfinite(a))
        and np.all(np.abs(a - e) <= 1e-6 * np.abs(e))
    ):
        yield message(
            "The values agree to about six digits, no more: that is the precision of float32, or "
            "of a rounded constant."
        )


def _is_rounded(a: Array, e: Array, digits: int) -> bool:
    return e.size > 1 and np.ptp(a) > 0 and np.array_equal(a, np.round(e, digits))


def _about_place(
    a: Array,
    e: Array,
    wrong: Array,
    tolerance: Tolerance,
) -> Iterator[Message]:
    bad = wrong & ~np.isfinite(a)
    if bad.any() and np.array_equal(bad, wrong):
        if e.size == 1:
            yield message("Something overflows or divides by zero on the way there.")
            return
        yield message(
            "Only the elements that are nan or infinite are wrong: something overflows or "
            "divides by zero there."
        )
        return
    if e.ndim == 2 and e.shape[0] > 1:
        rows = np.asarray(wrong.any(axis=1))
        if not rows[0] and rows[1:].all():
            yield message("Only the first row is right.")
        elif not rows[-1] and rows[:-1].all():
            yield message("Only the last row is right.")
        elif rows[-1] and not rows[:-1].any():
            yield message("Only the last row is wrong.")
        elif rows[0] and not rows[1:].any():
            yield message("Only the first row is wrong.")
    if e.ndim == 2 and e.shape[1] > 1:
        columns = np.asarray(wrong.any(axis=0))
        if columns[-1] and not columns[:-1].any():
            yield message("Only the last column is wrong.")
        elif columns[0] and not columns[1:].any():
            yield message("Only the first column is wrong.")
    if e.ndim == 1 and e.size > 2:
        if not wrong[0] and wrong[1:].all():
            yield message("Only the first element is right.")
        elif not wrong[-1] and wrong[:-1].all():
            yield message("Only the last element is right.")
        elif wrong[-1] and not wrong[:-1].any():
            yield message("Only the last element is wrong.")
        elif wrong[0] and not wrong[1:].any():
            yield message("Only the first element is wrong.")
    if np.array_equal(wrong, e == 0) and np.any(e != 0):
        yield message("Exactly the elements that should be zero are wrong.")
    elif np.sum(wrong) < _PATTERN or np.sum(np.logical_not(wrong)) < _PATTERN:
        return  # so few have one sign by chance
    elif np.any(e != 0) and np.array_equal(wrong, e > 0) and (e < 0).any():
        yield message("Exactly the elements that should be positive are wrong.")
    elif np.any(e != 0) and np.array_equal(wrong, e < 0) and (e > 0).any():
        yield message("Exactly the elements that should be negative are wrong.")
