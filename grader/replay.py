"""Answers calls in this process, from a program of our own (never a learner's)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from types import CodeType
from typing import Any

import numpy as np

from grader.calls import Call, Callback, Change, Fault, Handle, Opaque, Reply, Seeded, copied
from grader.report import Outcome
from grader.sandbox.changes import changes
from grader.sandbox.moves import Move, moved


class LocalCaller:
    """A reference program or a known mistake, called as a submission is.

    Parameters
    ----------
    program
        Compiled text of the reference (with or without a mistake), never a learner's.
    """

    def __init__(self, program: CodeType) -> None:
        self._names: dict[str, Any] = {"__name__": "variant"}
        self._objects: list[Any] = []
        with np.errstate(all="ignore"):
            exec(program, self._names)

    @property
    def objects(self) -> Sequence[object]:
        """What was made and stays here, by the numbers of the handles to it."""
        return self._objects

    def call(self, call: Call) -> Reply:
        """Answer one call; an exception becomes the fault it would be in the jail."""
        try:
            args = [self._inward(argument) for argument in call.args]
            kwargs = {key: self._inward(argument) for key, argument in call.kwargs.items()}
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                if call.each:
                    return Reply(value=[self._at(call, key, move) for key, move in call.each])
                value = self._answer(call, args, kwargs)
        except Exception as error:
            return Reply(fault=_fault(error))
        changed = (*changes(list(call.args), args), *changes(dict(call.kwargs), kwargs))
        return Reply(
            value=self._outward(value), changed=tuple(Change(path, now) for path, now in changed)
        )

    def call_all(self, calls: Sequence[Call]) -> list[Reply]:
        """Answer several calls; implements `grader.calls.Caller`."""
        return [self.call(call) for call in calls]

    def _at(self, call: Call, key: str, move: Move) -> Any:
        first, *others = [self._inward(argument) for argument in call.args]
        value = self._answer(call, [{**first, key: moved(first[key], move)}, *others], {})
        if call.part is not None and isinstance(value, tuple | list) and len(value) > call.part:
            value = value[call.part]
        return self._outward(value)

    def _answer(self, call: Call, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if call.on is None:
            return self._names[call.name](*args, **kwargs)
        target = getattr(self._objects[call.on.id], call.name)
        return target if call.kind == "read" else target(*args, **kwargs)

    def _inward(self, value: Any) -> Any:
        """Return a fresh copy of an argument, as the jail would make it."""
        if isinstance(value, np.ndarray):
            return copied(value)
        if isinstance(value, Handle):
            return self._objects[value.id]
        if isinstance(value, Callback):
            scope: dict[str, Any] = {"np": np}
            exec(compile(value.source, "<callback>", "exec"), scope)
            return scope[value.name]
        if isinstance(value, Seeded):
            return value.make()
        if isinstance(value, tuple | list):
            return type(value)(self._inward(item) for item in value)
        if isinstance(value, dict):
            return {key: self._inward(item) for key, item in value.items()}
        return value

    def _outward(self, value: Any) -> Any:
        """Return what leaves the jail: values as they are now, and objects by their numbers."""
        if isinstance(value, np.ndarray):
            return copied(value)  # a later call may change it in place
        if value is None or isinstance(value, bool | int | float | str | np.generic | Opaque):
            return value
        if isinstance(value, tuple | list):
            return type(value)(self._outward(item) for item in value)
        if isinstance(value, dict):
            return {key: self._outward(item) for key, item in value.items()}
        self._objects.append(value)
        return Handle(len(self._objects) - 1, type(value).__name__)


def _fault(error: Exception) -> Fault:
    if isinstance(error, NotImplementedError):
        return Fault(Outcome.NOT_ATTEMPTED, type(error).__name__, str(error))
    if isinstance(error, MemoryError):
        return Fault(Outcome.MEMORY, type(error).__name__, str(error))
    return Fault(Outcome.ERROR, type(error).__name__, str(error))
