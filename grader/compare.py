"""Why two values differ, as data and in words (pure).

The order is that of a patient teacher: nothing came back, it is of another type, it has another
shape, it holds the wrong kind of number, it is not a number, it is another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from grader.calls import Handle, Opaque
from grader.message import Message, message
from grader.show import show_number, show_path, show_shape, show_type

Path: TypeAlias = tuple[int | str, ...]
Kind: TypeAlias = Literal[
    "none",
    "type",
    "dtype",
    "matrix",
    "keys",
    "length",
    "shape",
    "kind",
    "nan",
    "infinite",
    "value",
]
_CALLABLE = frozenset({"function", "builtin_function_or_method", "method"})
_IN_JAIL = (Handle, Opaque)
_NUMBERS = (bool, int, float, np.number, np.bool_)
_OTHER_ARRAY = "numpy.ndarray of "  # how the jail names an array that cannot travel


@dataclass(frozen=True)
class Tolerance:
    """How far `actual` may lie from `expected`: ``atol + rtol * abs(expected)``."""

    rtol: float = 1e-7
    atol: float = 1e-9

    def at_least(self, other: Tolerance) -> Tolerance:
        """Return the wider of the two."""
        return Tolerance(max(self.rtol, other.rtol), max(self.atol, other.atol))


DOUBLE = Tolerance()
SINGLE = Tolerance(rtol=1e-4, atol=1e-6)
_SINGLE_DTYPES = (np.dtype(np.float32), np.dtype(np.float16))


@dataclass(frozen=True)
class Mismatch:
    """The first reason why two values differ.

    Attributes
    ----------
    kind
        Which question was answered with no.
    path
        Where in a tuple or dict the two part, outermost first; empty for the value itself.
    actual, expected
        The two values at that path.
    where
        Index of the first differing element, when `kind` is about numbers in an array.
    differing, size
        How many elements differ, of how many.
    """

    kind: Kind
    actual: Any
    expected: Any
    path: Path = ()
    where: tuple[int, ...] | None = None
    differing: int = 0
    size: int = 0


def tolerance_for(values: Iterable[Any]) -> Tolerance:
    """Return the tolerance that suits inputs and answer: wider once any of them is float32.

    An answer in float32 to a question in float64 counts as right where float32 can be: else its
    last digit, a matter of luck, would decide.
    """
    return SINGLE if any(_is_single(value) for value in values) else DOUBLE


def is_close(actual: Any, expected: Any, tolerance: Tolerance) -> NDArray[np.bool_]:
    """Return element by element whether two numeric arrays of one shape agree.

    Written so that a NaN can only fail: every comparison with NaN is false, and only a NaN that
    the reference itself has makes one right. Equal infinities agree.
    """
    with np.errstate(all="ignore"):
        a = np.asarray(actual, dtype=np.float64)
        e = np.asarray(expected, dtype=np.float64)
        near = np.abs(a - e) <= tolerance.atol + tolerance.rtol * np.abs(e)
        finite = np.isfinite(e)
        if finite.all():  # the usual case; what is not finite lies near no such number
            return np.asarray(near)
        return np.where(finite, near, (a == e) | (np.isnan(a) & np.isnan(e)))


def compare(actual: Any, expected: Any, tolerance: Tolerance = DOUBLE) -> Mismatch | None:
    """Return the first reason why `actual` is not `expected`, or None when it is.

    Shapes must be equal: nothing is broadcast. A Python number, a NumPy scalar and a 0-d array
    are the same thing. Tuples and lists compare element by element, dicts key by key.
    """
    return _compare(actual, expected, tolerance, ())


def compare_form(actual: Any, like: Any, path: Path = ()) -> Mismatch | None:
    """Return why `actual` is not a number or array of the type and shape of `like`, or None.

    The numbers themselves are not looked at. `path` is where in a result `actual` stands.
    """
    return _compare_form(actual, like, path)


def _compare(actual: Any, expected: Any, tolerance: Tolerance, path: Path) -> Mismatch | None:
    if actual is None and expected is not None:
        return Mismatch("none", actual, expected, path)
    if isinstance(expected, np.ndarray) or _is_number(expected):
        return _compare_numbers(actual, expected, tolerance, path)
    if isinstance(expected, Mapping):
        return _compare_mapping(actual, expected, tolerance, path)
    if isinstance(expected, tuple | list):
        return _compare_sequence(actual, expected, tolerance, path)
    if type(actual) is not type(expected):
        return Mismatch("type", actual, expected, path)
    return None if actual == expected else Mismatch("value", actual, expected, path)


def _compare_mapping(
    actual: Any, expected: Mapping[Any, Any], tolerance: Tolerance, path: Path
) -> Mismatch | None:
    if not isinstance(actual, Mapping):
        return Mismatch("type", actual, expected, path)
    if any(key not in actual for key in expected):
        return Mismatch("keys", actual, expected, path)
    for key, value in expected.items():
        found = _compare(actual[key], value, tolerance, (*path, key))
        if found is not None:
            return found
    return None


def _compare_sequence(
    actual: Any, expected: tuple[Any, ...] | list[Any], tolerance: Tolerance, path: Path
) -> Mismatch | None:
    if not isinstance(actual, tuple | list):
        return Mismatch("type", actual, expected, path)
    if len(actual) != len(expected):
        return Mismatch("length", actual, expected, path)
    for index, (mine, right) in enumerate(zip(actual, expected, strict=True)):
        found = _compare(mine, right, tolerance, (*path, index))
        if found is not None:
            return found
    return None


def _compare_form(actual: Any, expected: Any, path: Path) -> Mismatch | None:
    e = np.asarray(expected)
    kind = None if isinstance(actual, np.ndarray) else _other_kind(actual, e)
    if kind is None:
        a = np.asarray(actual)
        if a.shape != e.shape:
            kind = "shape"
        elif a.dtype.kind == "b" and e.dtype.kind != "b":
            kind = "kind"
    return None if kind is None else Mismatch(kind, actual, expected, path)


def _other_kind(actual: Any, e: NDArray[Any]) -> Kind | None:
    """Return what is wrong with something that is no array; nothing if a number is asked too."""
    if actual is None:
        return "none"
    if isinstance(actual, _IN_JAIL) and "matrix" in actual.type:
        return "matrix"
    if isinstance(actual, _IN_JAIL) and actual.type.startswith(_OTHER_ARRAY):
        return "dtype"
    return "type" if e.ndim or not _is_number(actual) else None


def _compare_numbers(
    actual: Any, expected: Any, tolerance: Tolerance, path: Path
) -> Mismatch | None:
    form = _compare_form(actual, expected, path)
    if form is not None:
        return form
    a, e = np.asarray(actual), np.asarray(expected)
    close = is_close(a, e, tolerance)
    if close.all():
        return None
    wrong = ~close
    where = (
        tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), e.shape)) if e.ndim else ()
    )
    kind: Kind = "value"
    first = float(a[where])
    if np.isnan(first):
        kind = "nan"
    elif np.isinf(first):
        kind = "infinite"
    return Mismatch(kind, actual, expected, path, where, int(wrong.sum()), int(e.size))


def describe(found: Mismatch) -> Message:
    """Return the mismatch as one sentence for the learner."""
    if found.path:
        return message("In {part}: {what}", part=_part_name(found.path), what=_describe_here(found))
    return _describe_here(found)


def _describe_here(found: Mismatch) -> Message:
    actual, expected = found.actual, found.expected
    match found.kind:
        case "none":
            return message(
                "It returned nothing (None). Does every path end in a return statement? If so: "
                "methods that change something in place, such as append, sort or resize, return "
                "None themselves."
            )
        case "matrix":
            return message(
                "It returned a np.matrix. Return an ordinary array: a matrix multiplies and "
                "indexes by rules of its own."
            )
        case "dtype":
            return message(
                "It returned an array of {dtype}; the task asks for an array of real numbers.",
                dtype=actual.type.removeprefix(_OTHER_ARRAY),
            )
        case "type" if show_type(actual) in _CALLABLE:
            return message(
                "It returned a function, not what the function gives. Are the parentheses () "
                "missing behind its name?"
            )
        case "type":
            return message(
                "It returned a value of type {actual}; the task asks for {expected}.",
                actual=show_type(actual),
                expected=_wanted(expected),
            )
        case "keys":
            missing = [str(key) for key in expected if key not in actual]
            return message("The result has no entry named {keys}.", keys=", ".join(missing))
        case "length":
            return message(
                "It returned {actual} values; the task asks for {expected}.",
                actual=len(actual),
                expected=len(expected),
            )
        case "shape" if np.ndim(expected) == 0:
            return message(
                "The result is an array of shape {actual}; one number is asked for.",
                actual=show_shape(np.shape(actual)),
            )
        case "shape":
            return message(
                "The result has shape {actual}; it should have shape {expected}.",
                actual=show_shape(np.shape(actual)),
                expected=show_shape(np.shape(expected)),
            )
        case "kind":
            return message(
                "The result holds True and False; the task asks for numbers.",
            )
    return _describe_number(found)


def _describe_number(found: Mismatch) -> Message:
    if found.where is None:
        return message(
            "It returned {actual}; expected {expected}.",
            actual=repr(found.actual),
            expected=repr(found.expected),
        )
    expected = show_number(np.asarray(found.expected)[found.where])
    actual = show_number(np.asarray(found.actual)[found.where])
    if not found.where:
        if found.kind == "nan":
            return message(
                "The result is nan, which is not a number; expected {expected}.", expected=expected
            )
        return message(
            "It returned {actual}; expected {expected}.", actual=actual, expected=expected
        )
    place = "[" + ", ".join(str(i) for i in found.where) + "]"
    if found.kind == "nan":
        return message(
            "At {place} the result is nan, which is not a number; expected {expected}.",
            place=place,
            expected=expected,
        )
    if found.differing == found.size:
        return message(
            "No element agrees. The first one, at {place}, is {actual}; expected {expected}.",
            place=place,
            actual=actual,
            expected=expected,
        )
    return message(
        "{differing} of {size} elements differ. The first one, at {place}, is {actual}; "
        "expected {expected}.",
        differing=found.differing,
        size=found.size,
        place=place,
        actual=actual,
        expected=expected,
    )


def _wanted(expected: Any) -> Message:
    if isinstance(expected, np.ndarray) and expected.ndim:
        return message("a NumPy array")
    if isinstance(expected, Mapping):
        return message("a dictionary")
    if isinstance(expected, tuple | list):
        if len(expected) == 1:
            return message("a tuple with one value")
        return message("a tuple of {count} values", count=len(expected))
    if _is_number(expected) or isinstance(expected, np.ndarray):
        return message("one number")
    return message("a value of type {type}", type=show_type(expected))


def _part_name(path: Path) -> str:
    return f"result{show_path(path)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, _NUMBERS)


def _is_single(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_is_single(item) for item in value.values())
    if isinstance(value, tuple | list):
        return any(_is_single(item) for item in value)
    dtype = getattr(value, "dtype", None)
    return dtype is not None and dtype in _SINGLE_DTYPES
