"""What the grader asks of a learner's program, and what comes back (pure data)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np

from grader.report import Frame, Outcome
from grader.sandbox.codec import Callback, Handle, Opaque, Seeded, fresh_copy
from grader.sandbox.moves import Move

__all__ = [
    "Call",
    "Callback",
    "Caller",
    "CaughtWarning",
    "Change",
    "Fault",
    "Handle",
    "Opaque",
    "Reply",
    "Seeded",
    "copied",
]


@dataclass(frozen=True)
class Call:
    """One question: call a function, make an object, call its method, or read its attribute.

    Attributes
    ----------
    name
        The function, class, method or attribute.
    args, kwargs
        Values the codec can carry: None, bool, int, float, str, arrays, lists, tuples and dicts
        of these, handles to objects in the jail, callbacks, and random generators by their seed.
    on
        The object whose method or attribute is meant; None for a module-level name.
    kind
        ``"call"``, or ``"read"`` for an attribute.
    each
        When given, the call is made once for every entry ``(key, move)``, with that array of its
        first argument, a dict, moved; it brings back the list of results.
    part
        With `each`: which element of every result is wanted, where the results are tuples.
    """

    name: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    on: Handle | None = None
    kind: Literal["call", "read"] = "call"
    each: tuple[tuple[str, Move], ...] = ()
    part: int | None = None

    @property
    def full_name(self) -> str:
        """The name, with the class before that of a method: ``Mul.forward``."""
        return self.name if self.on is None else f"{self.on.type.rpartition('.')[2]}.{self.name}"


@dataclass(frozen=True)
class Fault:
    """Why a call brought no value back.

    For a time-out of the whole submission, `text` is how many seconds it had.

    `error` is the exception's type name and `text` its message, where one was raised; `frames`
    are the learner's own lines only, outermost first; `shapes` are those of the arrays that the
    last of them names, as it names them.
    """

    outcome: Outcome
    error: str = ""
    text: str = ""
    frames: tuple[Frame, ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Change:
    """An argument that was changed in place: where it was, and what it holds now.

    `path` starts with the argument's position or keyword and goes on with keys and indices:
    ``(0,)``, ``("params", "W1")``.
    """

    path: tuple[int | str, ...]
    value: Any


@dataclass(frozen=True)
class CaughtWarning:
    """A warning that the learner's code caused, with the learner's line where known."""

    category: str
    text: str
    line: int | None = None


@dataclass(frozen=True)
class Reply:
    """What a call brought back. `fault` is None when it returned, and then `value` counts."""

    value: Any = None
    fault: Fault | None = None
    changed: tuple[Change, ...] = ()
    stdout: str = ""
    warnings: tuple[CaughtWarning, ...] = ()
    seconds: float = 0.0


def copied(value: Any) -> Any:
    """Return `value` with fresh arrays of the same values, layout and writability."""
    if isinstance(value, np.ndarray):
        return fresh_copy(value)
    if isinstance(value, tuple | list):
        return type(value)(copied(item) for item in value)
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    return value


class Caller(Protocol):
    """Whatever answers calls: a program in the jail, or a reference variant in this process."""

    def call_all(self, calls: Sequence[Call]) -> list[Reply]:
        """Answer several calls, one after the other. Never raises for what the program does."""
        ...
