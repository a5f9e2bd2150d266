"""What an exercise author writes with: exercises, checks, mistakes and expectations.

A check is an ordinary function. It calls the submission and states what it expects::

    exercise = Exercise(functions=["sigmoid"])

    @exercise.check("sigmoid(0) is one half", points=1)
    def midpoint(submission):
        expect(submission.sigmoid(np.array([0.0])), equals=np.array([0.5]))

Expectations do not stop a check: each is noted, the first that fails is what the learner reads,
and all of them are evidence for the diagnosis. Only reading ``.value`` of a call that brought
nothing back stops it.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, TypeVar

import numpy as np
from numpy.random import Generator

from grader.calls import Call, Callback, Caller, Change, Fault, Handle, Reply, copied
from grader.cases import Case, standard_arrays, standard_cases
from grader.compare import Mismatch, Path, Tolerance, compare, compare_form, tolerance_for
from grader.gradcheck import ArrayVerdict, Located, Loss, Params, directional_check, locate
from grader.message import Message, message

__all__ = [
    "Case",
    "Check",
    "Evidence",
    "Exercise",
    "Finding",
    "Observed",
    "Recorded",
    "Ref",
    "Stopped",
    "Submission",
    "Tolerance",
    "callback",
    "expect",
    "expect_gradients",
    "expect_that",
    "expect_unchanged",
    "is_mistake",
    "message",
    "mistake",
    "standard_arrays",
    "standard_cases",
]

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any] | type)
Body: TypeAlias = Callable[..., None]


@dataclass(frozen=True)
class Check:
    """One verified property of a submission; `title` is the line the learner reads."""

    id: str
    title: str
    points: int
    after: tuple[str, ...]
    body: Body

    def run(self, submission: Submission, rng: Generator) -> None:
        """Run the check's body, handing it the random generator if it asks for one."""
        if "rng" in inspect.signature(self.body).parameters:
            self.body(submission, rng)
        else:
            self.body(submission)


class Exercise:
    """The functions (or classes) an exercise asks for, and the checks of them."""

    def __init__(self, functions: Sequence[str]) -> None:
        self.functions = tuple(functions)
        self._checks: list[Check] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order they are written."""
        return tuple(self._checks)

    @property
    def points(self) -> int:
        """The sum of the checks' points."""
        return sum(check.points for check in self._checks)

    def check(
        self, title: str, *, points: int, after: Check | Sequence[Check] = ()
    ) -> Callable[[Body], Check]:
        """Declare a check. It is skipped when one of `after` did not pass."""
        needed = (after,) if isinstance(after, Check) else tuple(after)

        def declare(body: Body) -> Check:
            name: str = body.__name__
            check = Check(name, title, points, tuple(one.id for one in needed), body)
            if any(known.id == check.id for known in self._checks):
                raise ValueError(f"two checks are named {check.id}")
            self._checks.append(check)
            return check

        return declare


def mistake(implementation: _Decorated) -> _Decorated:
    """Mark a wrong implementation that learners really write.

    Its name is the function it stands in for, two underscores, and what is wrong:
    ``sigmoid__rises_the_wrong_way``. Its docstring is what the learner is told.

    Raises
    ------
    ValueError
        When the name has no ``__`` or the docstring is missing.
    """
    if "__" not in implementation.__name__.strip("_"):
        raise ValueError(f"{implementation.__name__}: a mistake is named function__what_is_wrong")
    if not implementation.__doc__:
        raise ValueError(f"{implementation.__name__}: a mistake explains itself in its docstring")
    vars_holder: Any = implementation
    vars_holder.__scratchgrad_mistake__ = True
    return implementation


def is_mistake(candidate: object) -> bool:
    """Whether `candidate` was marked with `mistake`."""
    return getattr(candidate, "__scratchgrad_mistake__", False) is True


def callback(function: Callable[..., Any]) -> Callback:
    """Make a pure named function an argument: its source travels and runs inside the jail.

    The function may use its arguments and ``np``, nothing else of its surroundings.
    """
    return Callback(function.__name__, textwrap.dedent(inspect.getsource(function)))


@dataclass(frozen=True)
class Ref:
    """An argument that is (part of) what an earlier call brought back."""

    index: int
    path: Path = ()


@dataclass(frozen=True)
class Recorded:
    """One call as it was sent, and its reply.

    `args`, `kwargs` and `on` are those of the call with every earlier result kept as a `Ref`, so
    that another program can be asked the same with its own earlier results.
    """

    call: Call
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    on: Ref | None
    reply: Reply


@dataclass(frozen=True)
class Evidence:
    """Something a check looked at: part of a reply, and whether it was right.

    `tolerance` is by how much it may lie off and still count as the same; `allowed` are the
    arguments (by position) whose change was not looked at.
    """

    index: int
    path: Path
    about: Literal["value", "changed", "fault"]
    actual: Any
    passed: bool
    tolerance: Tolerance = field(default_factory=Tolerance)
    allowed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Why an expectation was not met.

    Exactly one of `fault` (the call brought nothing back), `mismatch` (another value),
    `changed` (arguments edited in place), `verdicts` (a gradient that is not the slope) and
    `message` (a property, in the author's words) says what happened.
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


class Stopped(Exception):  # noqa: N818 - not an error: the check has nothing left to look at
    """A check needed a value that never came; the finding is already noted."""


class Transcript:
    """All that one check asked, was answered and looked at."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        self.evidence: list[Evidence] = []
        self.findings: list[Finding] = []


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
        if self.reply.fault is not None:
            note_fault(self)
            raise Stopped
        value = self.reply.value
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

        Raises
        ------
        Stopped
            When it is not a tuple (or list) of that many; noted as a finding.
        """
        value = self.value
        if not isinstance(value, tuple | list) or len(value) != count:
            wanted = tuple(None for _ in range(count))
            is_sequence = isinstance(value, tuple | list)
            kind: Literal["none", "length", "type"] = "length" if is_sequence else "type"
            if value is None:
                kind = "none"
            self.note(passed=False, actual=value)
            self._transcript.findings.append(
                Finding(
                    self.call,
                    self.path,
                    mismatch=Mismatch(kind, value, wanted),
                    actual=value,
                )
            )
            raise Stopped
        return tuple(self[index] for index in range(count))

    def array(self, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
        """Return the value as a float64 array, for a check that computes with it.

        Raises
        ------
        Stopped
            When it is not a numeric array of `shape` (``()``: one number); noted as a finding.
        """
        value = self.value
        mismatch = compare_form(value, np.zeros(shape))
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
    ) -> None:
        """Keep what was looked at, for the diagnosis."""
        near = tolerance or Tolerance()
        self._transcript.evidence.append(
            Evidence(self.index, self.path, about, actual, passed, near, allowed)
        )

    def add(self, finding: Finding) -> None:
        """Keep a finding for the report."""
        self._transcript.findings.append(finding)

    def _no_such_part(self, path: Path, value: Any, step: int | str) -> None:
        part: Any = {step: None} if isinstance(step, str) else tuple(None for _ in range(step + 1))
        if value is None:
            kind: Literal["none", "keys", "length", "type"] = "none"
        elif isinstance(step, str):
            kind = "keys" if isinstance(value, Mapping) else "type"
        else:
            kind = "length" if isinstance(value, tuple | list) else "type"
        Observed(self._transcript, self.index, path).note(passed=False, actual=value)
        self._transcript.findings.append(
            Finding(self.call, path, mismatch=Mismatch(kind, value, part, path), actual=value)
        )


class Submission:
    """A learner's program, as a check sees it: every attribute is a function that answers.

    ``submission.sigmoid(x)`` calls the learner's `sigmoid` and returns an `Observed`.
    ``submission.of(net).predict(x)`` calls a method of an object that stays in the jail.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._transcript = Transcript()

    @property
    def transcript(self) -> Transcript:
        """What was asked and answered so far."""
        return self._transcript

    def __getattr__(self, name: str) -> Callable[..., Observed]:
        if name.startswith("__"):
            raise AttributeError(name)

        def ask(*args: Any, **kwargs: Any) -> Observed:
            return self._ask(Call(name, args, kwargs))

        return ask

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
        call = replace(
            asked,
            args=tuple(_concrete(argument) for argument in asked.args),
            kwargs={key: _concrete(argument) for key, argument in asked.kwargs.items()},
            on=on,
        )
        reply = self._caller.call(call)
        self._transcript.recorded.append(
            Recorded(
                # Copies: the check may go on working with its own arrays.
                replace(call, args=copied(call.args), kwargs=copied(call.kwargs)),
                args=tuple(copied(_symbolic(argument)) for argument in asked.args),
                kwargs={key: copied(_symbolic(argument)) for key, argument in asked.kwargs.items()},
                on=None if made is None else Ref(made.index, made.path),
                reply=reply,
            )
        )
        return Observed(self._transcript, len(self._transcript.recorded) - 1)


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


def expect(
    observed: Observed, *, equals: Any, tolerance: Tolerance | None = None, hint: str = ""
) -> None:
    """State the value that a call must bring back.

    Parameters
    ----------
    observed
        What was asked, or a part of it.
    equals
        The expected value: numbers, arrays, tuples, dicts (extra keys are allowed).
    tolerance
        Closeness; by default float64's, or float32's once an argument is float32.
    hint
        One next step for the learner when it differs.
    """
    if not observed.returned:
        note_fault(observed, hint)
        return
    try:
        actual = observed.value
    except Stopped:
        return
    call = observed.call
    near = tolerance or tolerance_for((*call.args, *call.kwargs.values()))
    mismatch = compare(actual, equals, near)
    observed.note(passed=mismatch is None, actual=actual, tolerance=near)
    if mismatch is not None:
        observed.add(
            Finding(
                call, observed.path, mismatch=mismatch, actual=actual, expected=equals, hint=hint
            )
        )


def expect_that(
    observed: Observed, holds: bool | np.bool_, otherwise: Message, *, hint: str = ""
) -> None:
    """State a property of what a call brought back; `otherwise` says what is not so."""
    if not observed.returned:
        note_fault(observed, hint)
        return
    actual = observed.value
    observed.note(passed=bool(holds), actual=actual)
    if not holds:
        observed.add(
            Finding(observed.call, observed.path, message=otherwise, actual=actual, hint=hint)
        )


def expect_unchanged(observed: Observed, *, allow: Collection[int] = (), hint: str = "") -> None:
    """State that a call left its arguments as they were.

    Parameters
    ----------
    allow
        Positions of arguments that the task lets a program change.
    """
    if not observed.returned:
        note_fault(observed, hint)
        return
    changed = tuple(one for one in observed.reply.changed if one.path[0] not in allow)
    observed.note(passed=not changed, actual=changed, about="changed", allowed=tuple(allow))
    if changed:
        observed.add(Finding(observed.call, changed=changed, hint=hint))


def expect_gradients(
    observed: Observed,
    *,
    loss: Loss,
    params: Params,
    rng: Generator,
    otherwise: Message,
    tolerance: float = 1e-5,
    hint: str = "",
) -> None:
    """State that a returned dict of gradients is the slope of `loss` at `params`.

    Three random directions for each array are compared with the measured slope. When one fails,
    the whole array that lies nearest the output is measured and its worst entry located; order
    `params` from input to output.

    Parameters
    ----------
    observed
        A dict with the keys of `params` (or the part of a result that is one).
    loss
        The loss as a function of the parameters. It may call the submission.
    otherwise
        What a disagreement means, said before the place is named.
    tolerance
        Largest difference relative to the array's norm. 1e-5 admits a gradient whose loss has
        1e-7 inside its logarithm, as the best-known textbook writes it.
    """
    grads = {name: observed[name].array(np.shape(value)) for name, value in params.items()}
    for name, gradient in grads.items():
        if not np.all(np.isfinite(gradient)):
            expect_that(
                observed[name],
                False,
                message("The gradient of {name} holds nan or infinite values.", name=name),
                hint=hint,
            )
            return
    verdicts = directional_check(loss, params, grads, rng, tolerance=tolerance)
    wrong = [verdict for verdict in verdicts if not verdict.agrees]
    for verdict in verdicts:
        observed[verdict.name].note(passed=verdict.agrees, actual=grads[verdict.name])
    if wrong:
        located = locate(loss, params, grads, wrong[-1].name)
        observed.add(
            Finding(
                observed.call,
                observed.path,
                verdicts=verdicts,
                located=located,
                message=otherwise,
                actual=grads,
                hint=hint,
            )
        )


def note_fault(observed: Observed, hint: str = "") -> None:
    """Keep it that a call brought nothing back."""
    fault = observed.reply.fault
    observed.note(passed=False, actual=fault, about="fault")
    observed.add(Finding(observed.call, fault=fault, hint=hint))


def _concrete(argument: Any) -> Any:
    return argument.value if isinstance(argument, Observed) else argument


def _symbolic(argument: Any) -> Any:
    return Ref(argument.index, argument.path) if isinstance(argument, Observed) else argument
