"""What a check asks of a program, and what it was answered.

Calls are put off until an answer is needed, and then asked together: the program works on one
while the answer to another is on its way. For whoever writes a check nothing changes but the
time it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from grader.calls import Call, Caller, Change, Fault, Handle, Reply, copied
from grader.compare import Mismatch, Path, Tolerance, compare_form
from grader.gradcheck import ArrayVerdict, Located, Points
from grader.message import Message


@dataclass(frozen=True)
class Ref:
    """An argument that is (part of) what an earlier call brought back."""

    index: int
    path: Path = ()


@dataclass(frozen=True)
class Recorded:
    """One call as it was sent, and its reply.

    `args`, `kwargs` and `on` are those of the call with every earlier result kept as a `Ref`, so
    that another program can be asked the same with its own earlier results. A `probe` only
    measured something (a loss at many points) and need not be asked again.
    """

    call: Call
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    on: Ref | None
    reply: Reply
    probe: bool = False


_Asked: TypeAlias = tuple[Call, tuple[Any, ...], Mapping[str, Any], Ref | None, bool]


class Unstated:
    """Stands for no expected value: None could be one."""


UNSTATED = Unstated()


@dataclass(frozen=True)
class Evidence:
    """Something a check looked at: part of a reply, and whether it was right.

    `tolerance` is by how much it may lie off and still count as the same; `allowed` are the
    arguments (by position) whose change was not looked at; `expected` is the value that was
    stated, or `UNSTATED`.
    """

    index: int
    path: Path
    about: Literal["value", "changed", "fault"]
    actual: Any
    passed: bool
    tolerance: Tolerance = field(default_factory=Tolerance)
    allowed: tuple[int, ...] = ()
    expected: Any = UNSTATED


@dataclass(frozen=True)
class Finding:
    """Why an expectation was not met.

    Exactly one of `fault` (the call brought nothing back), `mismatch` (another value),
    `changed` (arguments edited in place), `verdicts` (a gradient that is not the slope) and
    `message` (a property, in the author's words) says what happened. `factors` are those of the
    expected value that may be forgotten or taken twice; `printed` tells whether the call wrote
    anything to the output.
    """

    call: Call
    path: Path = ()
    fault: Fault | None = None
    mismatch: Mismatch | None = None
    changed: tuple[Change, ...] = ()
    verdicts: tuple[ArrayVerdict, ...] = ()
    located: Located | None = None
    message: Message | None = None
    actual: Any = None
    expected: Any = None
    hint: str = ""
    factors: Mapping[str, Any] = field(default_factory=dict)
    printed: bool = False


class Stopped(Exception):  # noqa: N818 - not an error: the check has nothing left to look at
    """A check needed a value that never came; the finding is already noted."""


class Transcript:
    """All that one check asked, was answered and looked at."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._recorded: list[Recorded] = []
        self._pending: list[_Asked] = []
        self._later: list[Callable[[], None]] = []
        self._probing = False
        self.unfit: set[tuple[int, Path]] = set()  # results found not to be what `items` needs
        self.evidence: list[Evidence] = []
        self.findings: list[Finding] = []

    @property
    def recorded(self) -> list[Recorded]:
        """Every call with its reply; those that were put off are asked now."""
        self.settle()
        return self._recorded

    def ask(
        self, call: Call, args: tuple[Any, ...], kwargs: Mapping[str, Any], on: Ref | None
    ) -> int:
        """Put a call off until its answer is needed; return its place in the transcript.

        `args`, `kwargs` and `on` are as in `Recorded`.
        """
        self._pending.append((call, args, kwargs, on, self._probing))
        return len(self._recorded) + len(self._pending) - 1

    def later(self, look: Callable[[], None]) -> None:
        """Look at an answer once it is there, in the order of the calls of this method."""
        if self._pending:
            self._later.append(look)
        else:
            look()

    def settle(self) -> None:
        """Ask what was put off, and look at what was waiting for it."""
        if not self._pending:
            return  # then nothing waits for an answer either
        pending, self._pending = self._pending, []
        later, self._later = self._later, []
        replies = self._caller.call_all([call for call, *_ in pending])
        self._recorded += [
            Recorded(call, args, kwargs, on, reply, probe)
            for (call, args, kwargs, on, probe), reply in zip(pending, replies, strict=True)
        ]
        for look in later:
            look()

    @contextmanager
    def probing(self) -> Iterator[None]:
        """Mark the calls made inside as measurements, which are evidence for nothing."""
        self._probing = True
        try:
            yield
        finally:
            self._probing = False


class Observed:
    """What a call brought back, or a part of it, with the call beside it.

    Given to another call as an argument it stands for its value; the grader then knows that the
    second call was given what the first returned.
    """

    def __init__(self, transcript: Transcript, index: int, path: Path = ()) -> None:
        self._transcript = transcript
        self.index = index
        self.path = path

    @property
    def call(self) -> Call:
        """The call that was made."""
        return self._transcript.recorded[self.index].call

    @property
    def reply(self) -> Reply:
        """The whole reply to that call."""
        return self._transcript.recorded[self.index].reply

    @property
    def returned(self) -> bool:
        """Whether the call returned (rather than raised, hung or crashed)."""
        return self.reply.fault is None

    @property
    def value(self) -> Any:
        """The value.

        Raises
        ------
        Stopped
            When the call brought none back, or it has no such part; noted as a finding.
        """
        reply = self.reply
        if self._transcript.unfit and self._is_part_of_unfit():
            raise Stopped
        if reply.fault is not None:
            self.note_fault()
            raise Stopped
        value = reply.value
        for depth, step in enumerate(self.path):
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                self._no_such_part(self.path[:depth], value, step)
                raise Stopped from None
        return value

    def __getitem__(self, step: int | str) -> Observed:
        """Return a part of the result: an element of a tuple, an entry of a dict."""
        return Observed(self._transcript, self.index, (*self.path, step))

    def items(self, count: int) -> tuple[Observed, ...]:
        """Return the `count` elements of a tuple that was returned.

        That it is a tuple (or list) of that many is looked at once it is there. If it is not, a
        finding is noted, and reading any of the elements stops the check.
        """
        self.later(lambda: self._look_at_length(count))
        return tuple(self[index] for index in range(count))

    def _look_at_length(self, count: int) -> None:
        try:
            value = self.value
        except Stopped:
            self._transcript.unfit.add((self.index, self.path))
            return
        if isinstance(value, tuple | list) and len(value) == count:
            return
        kind: Literal["none", "length", "type"] = "none"
        if value is not None:
            kind = "length" if isinstance(value, tuple | list) else "type"
        wanted = tuple(None for _ in range(count))
        self.note(passed=False, actual=value)
        self.add(
            Finding(self.call, self.path, mismatch=Mismatch(kind, value, wanted), actual=value)
        )
        self._transcript.unfit.add((self.index, self.path))

    def array(self, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
        """Return the value as a float64 array, for a check that computes with it.

        Raises
        ------
        Stopped
            When it is not a numeric array of `shape` (``()``: one number); noted as a finding.
        """
        value = self.value
        mismatch = compare_form(value, np.zeros(shape), self.path)
        if mismatch is not None:
            self.note(passed=False, actual=value)
            self.add(Finding(self.call, self.path, mismatch=mismatch, actual=value))
            raise Stopped
        return np.asarray(value, dtype=np.float64)

    def note(
        self,
        *,
        passed: bool,
        actual: Any = None,
        about: Literal["value", "changed", "fault"] = "value",
        tolerance: Tolerance | None = None,
        allowed: tuple[int, ...] = (),
        expected: Any = UNSTATED,
    ) -> None:
        """Keep what was looked at, for the diagnosis."""
        near = tolerance or Tolerance()
        self._transcript.evidence.append(
            Evidence(self.index, self.path, about, actual, passed, near, allowed, expected)
        )

    def note_fault(self, hint: str = "") -> None:
        """Keep it that the call brought nothing back; of the parts of a result, once."""
        if self._is_part_of_unfit():
            return
        fault = self.reply.fault
        self.note(passed=False, actual=fault, about="fault")
        self.add(Finding(self.call, fault=fault, hint=hint))

    def later(self, look: Callable[[], None]) -> None:
        """Look at the answer once it is there; see `Transcript.later`."""
        self._transcript.later(look)

    def probing(self) -> AbstractContextManager[None]:
        """Mark the calls made inside as measurements; see `Transcript.probing`."""
        return self._transcript.probing()

    def add(self, finding: Finding) -> None:
        """Keep a finding for the report."""
        printed = bool(self.reply.stdout.strip())
        self._transcript.findings.append(replace(finding, printed=printed))

    def _is_part_of_unfit(self) -> bool:
        unfit = self._transcript.unfit
        return any((self.index, self.path[:end]) in unfit for end in range(len(self.path) + 1))

    def _no_such_part(self, path: Path, value: Any, step: int | str) -> None:
        part: Any = {step: None} if isinstance(step, str) else tuple(None for _ in range(step + 1))
        if value is None:
            kind: Literal["none", "keys", "length", "type"] = "none"
        elif isinstance(step, str):
            kind = "keys" if isinstance(value, Mapping) else "type"
        else:
            kind = "length" if isinstance(value, tuple | list) else "type"
        Observed(self._transcript, self.index, path).note(passed=False, actual=value)
        self.add(Finding(self.call, path, mismatch=Mismatch(kind, value, part, path), actual=value))


class Submission:
    """A learner's program, as a check sees it: every attribute is a function that answers.

    ``submission.sigmoid(x)`` calls the learner's `sigmoid` and returns an `Observed`.
    ``submission.of(net).predict(x)`` calls a method of an object that stays in the jail.
    """

    def __init__(self, caller: Caller) -> None:
        self._transcript = Transcript(caller)

    @property
    def transcript(self) -> Transcript:
        """What was asked and answered so far."""
        self._transcript.settle()
        return self._transcript

    def __getattr__(self, name: str) -> Callable[..., Observed]:
        if name.startswith("__"):
            raise AttributeError(name)

        def ask(*args: Any, **kwargs: Any) -> Observed:
            return self._ask(Call(name, args, kwargs))

        return ask

    def each(self, points: Points, part: int | None = None) -> CallsAtPoints:
        """Return what calls a function at many points at once, as a measurement.

        ``submission.each(points, part=0).forward(x)`` is ``forward(point, x)[0]`` for every
        point: one question, and a list of answers.
        """
        return CallsAtPoints(self, points, part)

    def of(self, made: Observed) -> ObjectInJail:
        """Return the object that a call made, to call its methods and read its attributes."""
        return ObjectInJail(self, made)

    def _ask(self, asked: Call, made: Observed | None = None) -> Observed:
        on = None
        if made is not None:
            on = made.value
            if not isinstance(on, Handle):
                made.note(passed=False, actual=on)
                made.add(
                    Finding(
                        made.call,
                        mismatch=Mismatch("type", on, Handle(0, made.call.name)),
                        actual=on,
                    )
                )
                raise Stopped
        # Copies: the check may go on working with its own arrays.
        args = tuple(copied(argument) for argument in asked.args)
        kwargs = {key: copied(argument) for key, argument in asked.kwargs.items()}
        call = Call(
            asked.name,
            tuple(_concrete(argument) for argument in args),
            {key: _concrete(argument) for key, argument in kwargs.items()},
            on,
            asked.kind,
            asked.each,
            asked.part,
        )
        index = self._transcript.ask(
            call,
            tuple(_symbolic(argument) for argument in args),
            {key: _symbolic(argument) for key, argument in kwargs.items()},
            None if made is None else Ref(made.index, made.path),
        )
        return Observed(self._transcript, index)


class CallsAtPoints:
    """A submission whose functions are called at many points; see `Submission.each`."""

    def __init__(self, submission: Submission, points: Points, part: int | None) -> None:
        self._submission = submission
        self._points = points
        self._part = part

    def __getattr__(self, name: str) -> Callable[..., list[Observed]]:
        if name.startswith("__"):
            raise AttributeError(name)

        def ask(*args: Any) -> list[Observed]:
            every = Call(name, (self._points.base, *args), each=self._points.moves, part=self._part)
            made = self._submission._ask(every)
            return [made[index] for index in range(len(self._points))]

        return ask


class ObjectInJail:
    """An object of the learner's own class; it never leaves the jail."""

    def __init__(self, submission: Submission, made: Observed) -> None:
        self._submission = submission
        self._made = made

    def __getattr__(self, name: str) -> Callable[..., Observed]:
        if name.startswith("__"):
            raise AttributeError(name)

        def ask(*args: Any, **kwargs: Any) -> Observed:
            return self._submission._ask(Call(name, args, kwargs), self._made)

        return ask

    def attribute(self, name: str) -> Observed:
        """Read one attribute of the object."""
        return self._submission._ask(Call(name, kind="read"), self._made)


def _concrete(argument: Any) -> Any:
    return argument.value if isinstance(argument, Observed) else argument


def _symbolic(argument: Any) -> Any:
    return Ref(argument.index, argument.path) if isinstance(argument, Observed) else argument
