"""What two arrays' difference looks like: the simplest true statement about it (pure).

Every statement is checked against all the data before it is made, so none is ever false.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.compare import Tolerance, is_close
from grader.message import Message, message
from grader.show import show_number, show_shape

# Factors with a meaning of their own in this course.
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
_MOST = 2


def explain(
    actual: Any, expected: Any, tolerance: Tolerance, counts: tuple[int, ...] = ()
) -> tuple[Message, ...]:
    """Return at most two true statements on how `actual` differs, the most telling first.

    Parameters
    ----------
    actual, expected
        Numbers or numeric arrays; for anything else there is nothing to say.
    counts
        Lengths that a sum and a mean differ by (the rows of the inputs).
    """
    try:
        a = np.asarray(actual, dtype=np.float64)
        e = np.asarray(expected, dtype=np.float64)
    except (TypeError, ValueError):
        return ()
    if not e.size:
        return ()
    statements = []
    for statement in _statements(a, e, np.asarray(actual), tolerance, counts):
        statements.append(statement)
        if len(statements) == _MOST:
            break
    return tuple(statements)


def _statements(
    a: np.ndarray[Any, Any],
    e: np.ndarray[Any, Any],
    raw: np.ndarray[Any, Any],
    tolerance: Tolerance,
    counts: tuple[int, ...],
) -> Iterator[Message]:
    if a.shape != e.shape:
        yield from _about_shape(a, e, tolerance)
        return
    if not np.all(np.isfinite(e)):
        return
    wrong = np.logical_not(is_close(a, e, tolerance))
    if not wrong.any():
        return
    yield from _about_whole(a, e, tolerance, counts)
    yield from _about_kind(a, e, raw, tolerance)
    yield from _about_place(a, e, wrong, tolerance)


def _about_shape(
    a: np.ndarray[Any, Any], e: np.ndarray[Any, Any], tolerance: Tolerance
) -> Iterator[Message]:
    if a.size == e.size and is_close(a.reshape(e.shape), e, tolerance).all():
        yield message(
            "The values are right; only the shape is {actual} where {expected} is asked.",
            actual=show_shape(a.shape),
            expected=show_shape(e.shape),
        )
    elif a.shape == e.shape[::-1] and is_close(a.T, e, tolerance).all():
        yield message("Your result is the transpose of the expected one.")
    elif e.ndim == 1 and a.shape == (e.size, e.size):
        yield message(
            "A result of shape {actual} appears when arrays of shape {column} and {row} are "
            "combined: NumPy broadcasts them against each other.",
            actual=show_shape(a.shape),
            column=show_shape((e.size, 1)),
            row=show_shape(e.shape),
        )
    elif e.ndim == 0 and is_close(a.sum(), e, tolerance).all():
        yield message("The sum of your values is the expected number.")
    elif e.ndim == 0 and a.size and is_close(a.mean(), e, tolerance).all():
        yield message("The mean of your values is the expected number.")


def _about_whole(
    a: np.ndarray[Any, Any],
    e: np.ndarray[Any, Any],
    tolerance: Tolerance,
    counts: tuple[int, ...],
) -> Iterator[Message]:
    if not np.all(np.isfinite(a)) or not np.any(np.abs(e) > 10 * tolerance.atol):
        return
    if is_close(a, -e, tolerance).all():
        yield message("Your result has the opposite sign everywhere.")
        return
    if not np.any(np.abs(a) > 10 * tolerance.atol):
        yield message("Your result is zero everywhere.")
        return
    for count in sorted(set(counts)):
        if count > 1 and is_close(a, e * count, tolerance).all():
            yield message(
                "Your result is {count} times the expected one, and {count} is the number of "
                "rows: a sum where the mean is asked.",
                count=count,
            )
            return
        if count > 1 and is_close(a, e / count, tolerance).all():
            yield message(
                "Your result is the expected one divided by {count}, the number of rows: "
                "divided once too often.",
                count=count,
            )
            return
    for factor, statement in _FACTORS:
        if is_close(a, e * factor, tolerance).all():
            yield statement
            return
    yield from _about_ratio(a, e, tolerance)


def _about_ratio(
    a: np.ndarray[Any, Any], e: np.ndarray[Any, Any], tolerance: Tolerance
) -> Iterator[Message]:
    if e.size < 3:
        return
    if e.ndim == 2 and a.shape == a.shape[::-1] and is_close(a.T, e, tolerance).all():
        yield message("Your result is the transpose of the expected one.")
        return
    offset = float((a - e).flat[0])
    if is_close(a - offset, e, tolerance).all():
        yield message(
            "Your result is off by the same amount everywhere: {offset}.",
            offset=show_number(offset),
        )
        return
    largest = int(np.argmax(np.abs(e)))
    factor = float(a.flat[largest] / e.flat[largest])
    if factor not in (0.0, 1.0) and is_close(a, e * factor, tolerance).all():
        yield message(
            "Your result is {factor} times the expected one everywhere.",
            factor=show_number(factor),
        )
    elif is_close(np.sort(a, axis=None), np.sort(e, axis=None), tolerance).all():
        yield message("The right values are there, in another order.")


def _about_kind(
    a: np.ndarray[Any, Any],
    e: np.ndarray[Any, Any],
    raw: np.ndarray[Any, Any],
    tolerance: Tolerance,
) -> Iterator[Message]:
    if raw.dtype.kind in "iu" and np.array_equal(a, np.trunc(e)):
        yield message(
            "Your result holds whole numbers: the digits after the point were cut off. An array "
            "made like an integer array stays an integer array."
        )
    elif (
        tolerance.rtol < 1e-6
        and np.all(np.isfinite(a))
        and np.all(np.abs(a - e) <= 1e-6 + 1e-6 * np.abs(e))
    ):
        yield message(
            "The values agree to about six digits, no more: that is the precision of float32, or "
            "of a rounded constant."
        )


def _about_place(
    a: np.ndarray[Any, Any],
    e: np.ndarray[Any, Any],
    wrong: np.ndarray[Any, Any],
    tolerance: Tolerance,
) -> Iterator[Message]:
    bad = wrong & ~np.isfinite(a)
    if bad.any() and np.array_equal(bad, wrong):
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
    if np.any(e != 0) and np.array_equal(wrong, e > 0) and (e < 0).any():
        yield message("Exactly the elements that should be positive are wrong.")
    elif np.any(e != 0) and np.array_equal(wrong, e < 0) and (e > 0).any():
        yield message("Exactly the elements that should be negative are wrong.")
