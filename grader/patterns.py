"""Which inputs a program fails on: what all failing calls have in common, and no right one (pure).

Every statement is checked against all calls that were looked at before it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.asking import Transcript
from grader.calls import Call, Handle, Opaque, Reply
from grader.compare import compare
from grader.message import Message, message

_ENOUGH = 2  # right calls: a single one shows no pattern
_FAR = 30.0  # where exp alone leaves what single precision can tell from 0 or 1


@dataclass(frozen=True)
class _Seen:
    """One call of a function, and whether everything looked at in its answer was right."""

    call: Call
    passed: bool


def failing_inputs(transcripts: Sequence[Transcript], call: Call) -> tuple[Message, ...]:
    """Return at most one true statement on which inputs the function of `call` fails.

    Parameters
    ----------
    transcripts
        All that was asked so far, with what was looked at.
    call
        A call that failed.
    """
    seen = [one for transcript in transcripts for one in _seen(transcript, call)]
    again = _answers_differently(transcripts, call)
    if again:
        return (again,)
    right = [one.call for one in seen if one.passed]
    wrong = [one.call for one in seen if not one.passed]
    if len(right) < _ENOUGH or not wrong:
        return ()
    for trait, statement in _TRAITS:
        if all(map(trait, wrong)) and not any(map(trait, right)):
            return (statement,)
    return ()


def _seen(transcript: Transcript, call: Call) -> Iterator[_Seen]:
    for index, recorded in enumerate(transcript.recorded):
        found = [one for one in transcript.evidence if one.index == index]
        if found and recorded.call.name == call.name and recorded.call.on == call.on:
            yield _Seen(recorded.call, all(one.passed for one in found))


def _answers_differently(transcripts: Sequence[Transcript], call: Call) -> Message | None:
    """Whether the very same question was answered in two ways by one running program."""
    for transcript in transcripts:
        same = [
            one
            for one in transcript.recorded
            if one.call.name == call.name and one.call.on is None and _same_question(one.call, call)
        ]
        for one in same[1:]:
            if _differs(same[0].reply, one.reply):
                return message(
                    "The same question, asked twice, got two answers: something is kept from one "
                    "call to the next, or drawn at random."
                )
    return None


def _differs(first: Reply, second: Reply) -> bool:
    if first.fault is not None or second.fault is not None:
        return (first.fault is None) != (second.fault is None)
    if _stays_in_jail(first.value) or _stays_in_jail(second.value):
        return False  # every object has a number of its own
    return compare(second.value, first.value) is not None


def _stays_in_jail(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_stays_in_jail, value.values()))
    if isinstance(value, tuple | list):
        return any(map(_stays_in_jail, value))
    return isinstance(value, Handle | Opaque)


def _same_question(one: Call, other: Call) -> bool:
    return _equal(one.args, other.args) and _equal(dict(one.kwargs), dict(other.kwargs))


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return (
            isinstance(other, np.ndarray)
            and one.dtype == other.dtype
            and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
        )
    if isinstance(one, tuple | list):
        return type(one) is type(other) and len(one) == len(other) and all(map(_equal, one, other))
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and one.keys() == other.keys()
            and all(_equal(one[key], other[key]) for key in one)
        )
    return type(one) is type(other) and bool(one == other)


def _any(trait: Callable[[np.ndarray[Any, Any]], bool]) -> Callable[[Call], bool]:
    """Return whether any array among a call's arguments has a trait."""
    return lambda call: any(map(trait, _arrays((*call.args, *call.kwargs.values()))))


def _arrays(values: Iterable[Any]) -> Iterator[np.ndarray[Any, Any]]:
    for value in values:
        if isinstance(value, np.ndarray):
            yield value
        elif isinstance(value, tuple | list):
            yield from _arrays(value)


def _rows(call: Call) -> int:
    """Return how many rows the matrices among the arguments have; 0 if there is no one answer."""
    found = {x.shape[0] for x in _arrays((*call.args, *call.kwargs.values())) if x.ndim == 2}
    return found.pop() if len(found) == 1 else 0


# What an input can be, the more particular first. Parameters that travel in a dict are left out.
_TRAITS: tuple[tuple[Callable[[Call], bool], Message], ...] = (
    (
        _any(lambda x: x.size == 0),
        message("Of all inputs that were tried, exactly the empty ones go wrong."),
    ),
    (
        _any(lambda x: x.dtype == np.uint8),
        message(
            "Of all inputs that were tried, exactly those of type uint8 go wrong. That type has no "
            "negative numbers."
        ),
    ),
    (
        _any(lambda x: x.dtype.kind in "iu"),
        message("Of all inputs that were tried, exactly those of whole numbers go wrong."),
    ),
    (
        _any(lambda x: x.dtype == np.float32),
        message("Of all inputs that were tried, exactly those of type float32 go wrong."),
    ),
    (
        _any(lambda x: not x.flags.writeable),
        message("Of all inputs that were tried, exactly those that are read-only go wrong."),
    ),
    (
        _any(lambda x: x.size > 0 and x.dtype.kind == "f" and bool(np.max(np.abs(x)) > _FAR)),
        message(
            "Of all inputs that were tried, exactly those with numbers far from zero go wrong."
        ),
    ),
    (
        _any(lambda x: x.size > 0 and not np.any(x)),
        message("Of all inputs that were tried, exactly those that are zero everywhere go wrong."),
    ),
    (
        lambda call: _rows(call) == 1,
        message("Of all inputs that were tried, exactly those with a single row go wrong."),
    ),
    (
        lambda call: _rows(call) > 1,
        message("Of all inputs that were tried, exactly those with more than one row go wrong."),
    ),
    (
        _any(lambda x: x.ndim == 1),
        message("Of all inputs that were tried, exactly those of one dimension go wrong."),
    ),
    (
        _any(lambda x: not x.flags.c_contiguous),
        message(
            "Of all inputs that were tried, exactly those that are slices or transposes of another "
            "array go wrong."
        ),
    ),
)
