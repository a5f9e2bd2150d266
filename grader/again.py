"""What a known mistake answers when it is asked what a check asked of a learner's program.

A whole class is asked the same questions, so small answers are kept; it saves time, no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock
from types import CodeType
from typing import Any

import numpy as np

from grader.asking import Recorded, Ref
from grader.calls import Call, Fault, Opaque, Reply
from grader.replay import LocalCaller
from grader.report import Outcome
from grader.sandbox.codec import CodecError, encode

_NOTHING = Reply()
_PROBE = Recorded(Call(""), (), {}, None, _NOTHING, probe=True)
_KEPT, _KEPT_BYTES = 1024, 1 << 16  # checks whose replies are kept, and how large they may be
_DEPTH, _ITEM_BYTES = 6, 32  # how deep a value is weighed, and what a number weighs


@dataclass(frozen=True)
class Missing:
    """Stands for a part that a reply does not have."""


@dataclass(frozen=True)
class Asked:
    """What one check asked, to be put to another program; two are equal when all of it is.

    `known` says in bytes what the calls are; it is empty where that is not worth keeping.
    """

    known: bytes
    calls: Sequence[Recorded] = field(compare=False)

    @classmethod
    def of(cls, recorded: Sequence[Recorded]) -> Asked:
        """Keep the questions alone."""
        calls = [_question(one) for one in recorded]
        try:
            known = b"".join(map(_bytes_of, calls))
        except CodecError:  # not even the learner's program could be asked that
            known = b""
        return cls(known if len(known) <= _KEPT_BYTES else b"", calls)


def again(source: str, asked: Asked) -> Again:
    """Return what asks the program of `source`, a known mistake, the same again."""
    return (_kept if asked.known else Again)(source, asked)


@lru_cache(maxsize=_KEPT)
def _kept(source: str, asked: Asked) -> Again:
    return Again(source, asked)


class Again:
    """One mistake, asked again what one check asked: in order, and no further than needed."""

    def __init__(self, source: str, asked: Asked) -> None:
        self._source = source
        self._asked = asked
        self._caller: LocalCaller | None = None
        self._replies: list[Reply] = []
        self._weighed = 0
        self._lock = Lock()  # it may be kept for several threads

    def reply(self, index: int) -> Reply:
        """Return what the mistake answers to a call, once all before it were put."""
        with self._lock:
            if self._caller is None:
                self._caller = LocalCaller(_compiled(self._source))
            for missing in self._asked.calls[len(self._replies) : index + 1]:
                self._replies.append(_ask_again(self._caller, missing, self._replies))
            return self._replies[index]

    def let_go(self) -> None:
        """Forget answers, and the objects behind them, that are too large to be kept."""
        with self._lock:
            if self._caller is not None and self._weighed < len(self._replies):
                self._weighed = len(self._replies)
                held = [one.value for one in self._replies], self._caller.objects
                if _weight(held) > _KEPT_BYTES:
                    self._caller, self._replies, self._weighed = None, [], 0


@lru_cache(maxsize=1024)
def _compiled(source: str) -> CodeType:
    return compile(source, "<mistake>", "exec")


def _ask_again(caller: LocalCaller, recorded: Recorded, replies: Sequence[Reply]) -> Reply:
    if recorded.probe:
        return _NOTHING  # no evidence hangs on it
    try:
        call = replace(
            recorded.call,
            args=tuple(_resolve(argument, replies) for argument in recorded.args),
            kwargs={key: _resolve(argument, replies) for key, argument in recorded.kwargs.items()},
            on=_resolve(recorded.on, replies),
        )
    except LookupError:
        return Reply(fault=Fault(Outcome.ERROR, "LookupError", "an earlier call failed"))
    return caller.call(call)


def _resolve(argument: Any, replies: Sequence[Reply]) -> Any:
    if not isinstance(argument, Ref):
        return argument
    part = part_of(replies[argument.index], argument.path)
    if isinstance(part, Missing):
        raise LookupError(argument)
    return part


def part_of(reply: Reply, path: Sequence[int | str]) -> Any:
    """Return a part of what was brought back, or `Missing` where there is no such part."""
    if reply.fault is not None:
        return Missing()
    value = reply.value
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return Missing()
    return value


def _question(one: Recorded) -> Recorded:
    """Return a call without anything that was answered."""
    if one.probe:
        return _PROBE
    call = replace(one.call, args=one.args, kwargs=one.kwargs, on=None)
    return Recorded(call, one.args, one.kwargs, one.on, _NOTHING)


def _bytes_of(one: Recorded) -> bytes:
    """Return in bytes what a call is, for whoever is asked it again."""
    refs: list[Any] = []

    def noted(ref: Any) -> Opaque:
        refs.append(ref)
        return Opaque("")

    call = one.call
    each = list(call.each)
    said = (call.name, call.kind, call.part, each, one.probe, one.args, dict(one.kwargs), one.on)
    return encode(said, noted) + repr(refs).encode()


def _weight(value: Any, depth: int = _DEPTH) -> int:
    """Return about how many bytes a value takes."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if depth == 0:
        return _ITEM_BYTES
    if isinstance(value, Mapping):
        return sum(_weight(one, depth - 1) for one in value.values())
    if isinstance(value, tuple | list):
        return sum(_weight(one, depth - 1) for one in value)
    return _weight(vars(value), depth - 1) if hasattr(value, "__dict__") else _ITEM_BYTES
