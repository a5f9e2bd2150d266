"""The verdict on one submission: frozen data, and its versioned JSON form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Literal

from grader.message import Message, Translate

VERSION = 1


class Outcome(StrEnum):
    """How a check, or a whole submission, ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_ATTEMPTED = "not_attempted"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    FORBIDDEN = "forbidden"
    INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True)
class Frame:
    """One line of the learner's own traceback."""

    line: int
    function: str
    source: str = ""


@dataclass(frozen=True)
class Control:
    """One denial the jail promises, and whether trying it showed that it holds."""

    name: str
    state: Literal["enforced", "unavailable", "failed"]
    detail: str = ""


@dataclass(frozen=True)
class Isolation:
    """How well the learner's code was shut in while it was graded.

    `level` is ``"strict"`` when every control was proven, ``"reduced"`` otherwise.
    """

    level: Literal["strict", "reduced"]
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True)
class Curve:
    """A function's answers over its inputs, which ascend; None where there is no number."""

    x: tuple[float | None, ...]
    actual: tuple[float | None, ...]
    expected: tuple[float | None, ...]


@dataclass(frozen=True)
class Cells:
    """How wrong each entry of a matrix is: 0 is right, 1 is off by the largest right entry."""

    error: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class CheckResult:
    """What became of one check.

    Attributes
    ----------
    id, title
        The check's function name, and its line for the learner (a gettext key).
    outcome, points, max_points
        The verdict; `points` is `max_points` or 0.
    message
        The one thing to read first; None for a passed check.
    details
        What is folded below it, most useful first.
    call, actual, expected
        The call as the learner would write it, what came back and what should have, as text.
    hint
        The author's next step for this check (a gettext key), or empty.
    trace
        The learner's lines, outermost first, when their code raised.
    picture
        What shows the difference at a glance, where something does.
    """

    id: str
    title: str
    outcome: Outcome
    points: int
    max_points: int
    message: Message | None = None
    details: tuple[Message, ...] = ()
    call: str | None = None
    actual: str | None = None
    expected: str | None = None
    hint: str = ""
    trace: tuple[Frame, ...] = ()
    picture: Curve | Cells | None = None

    def __hash__(self) -> int:
        return hash((self.id, self.outcome))  # the values of messages may not be hashable

    @cached_property
    def says_more(self) -> bool:
        """Whether there is anything to say beyond how it ended."""
        texts = (self.call, self.actual, self.expected)
        more = self.message or self.details or self.hint or self.trace or self.picture
        return bool(more) or texts != (None, None, None)


@dataclass(frozen=True)
class Diagnosis:
    """A known mistake that agrees with the calls. `explanation` is a gettext key.

    `complete` is False where something else must be wrong besides.
    """

    mistake: str
    explanation: str
    complete: bool = True


@dataclass(frozen=True)
class Report:
    """The whole verdict on one submission.

    `message` is set when the program could not be loaded or graded at all; `notes` are remarks
    that cost no points (a plotting call that did nothing, a harmless overflow warning).
    """

    exercise: str
    outcome: Outcome
    score: int
    max_score: int
    checks: tuple[CheckResult, ...]
    isolation: Isolation
    seed: int
    seconds: float
    diagnosis: tuple[Diagnosis, ...] = ()
    message: Message | None = None
    details: tuple[Message, ...] = ()
    trace: tuple[Frame, ...] = ()
    notes: tuple[Message, ...] = ()
    stdout: str = ""

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.outcome is Outcome.PASSED

    @property
    def unread(self) -> bool:
        """Whether the file could not be read: then nothing had to be shut in, or proven to be."""
        return self.outcome is Outcome.ERROR and self.isolation == Isolation("strict")


def public(report: Report, translate: Translate) -> dict[str, Any]:
    """Return the documented object of ``grader check --json``, in the reader's language."""

    def words(message: Message | None) -> str | None:
        return None if message is None else message.render(translate)

    return {
        "version": VERSION,
        "exercise": report.exercise,
        "outcome": report.outcome.value,
        "score": report.score,
        "max_score": report.max_score,
        "message": words(report.message),
        "details": [words(detail) for detail in report.details],
        "checks": [
            {
                "id": check.id,
                "title": translate(check.title),
                "outcome": check.outcome.value,
                "points": check.points,
                "max_points": check.max_points,
                "message": words(check.message),
                "details": [words(detail) for detail in check.details],
                "call": check.call,
                "actual": check.actual,
                "expected": check.expected,
                "hint": translate(check.hint) if check.hint else None,
                "trace": [_frame_data(frame) for frame in check.trace],
                "picture": _picture_data(check.picture),
            }
            for check in report.checks
        ],
        "diagnosis": [
            {
                "mistake": found.mistake,
                "explanation": translate(found.explanation),
                "complete": found.complete,
            }
            for found in report.diagnosis
        ],
        "notes": [words(note) for note in report.notes],
        "trace": [_frame_data(frame) for frame in report.trace],
        "stdout": report.stdout,
        "isolation": isolation_data(report.isolation),
        "seed": report.seed,
        "seconds": report.seconds,
    }


def dumps(report: Report) -> str:
    """Return the language-free JSON that is kept and sent between processes."""
    data = {
        "version": VERSION,
        "exercise": report.exercise,
        "outcome": report.outcome.value,
        "score": report.score,
        "max_score": report.max_score,
        "checks": [_check_data(check) for check in report.checks],
        "isolation": isolation_data(report.isolation),
        "seed": report.seed,
        "seconds": report.seconds,
        "diagnosis": [
            {
                "mistake": found.mistake,
                "explanation": found.explanation,
                "complete": found.complete,
            }
            for found in report.diagnosis
        ],
        "message": _message_data(report.message),
        "details": [detail.to_data() for detail in report.details],
        "trace": [_frame_data(frame) for frame in report.trace],
        "notes": [note.to_data() for note in report.notes],
        "stdout": report.stdout,
    }
    return json.dumps(data, ensure_ascii=True, allow_nan=False)


def loads(text: str) -> Report:
    """Read what `dumps` wrote.

    Raises
    ------
    ValueError
        When `text` is not a report, or one of a version this program does not know.
    """
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError(f"report version {data['version']!r} is not {VERSION}")
        return Report(
            exercise=str(data["exercise"]),
            outcome=Outcome(data["outcome"]),
            score=int(data["score"]),
            max_score=int(data["max_score"]),
            checks=tuple(_read_check(check) for check in data["checks"]),
            isolation=read_isolation(data["isolation"]),
            seed=int(data["seed"]),
            seconds=float(data["seconds"]),
            diagnosis=tuple(
                Diagnosis(
                    str(found["mistake"]),
                    str(found["explanation"]),
                    bool(found.get("complete", True)),
                )
                for found in data["diagnosis"]
            ),
            message=_read_message(data["message"]),
            details=tuple(Message.from_data(detail) for detail in data["details"]),
            trace=tuple(_read_frame(frame) for frame in data["trace"]),
            notes=tuple(Message.from_data(note) for note in data["notes"]),
            stdout=str(data["stdout"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a report: {error!r}") from error


def _message_data(message: Message | None) -> dict[str, Any] | None:
    return None if message is None else message.to_data()


def _read_message(data: Mapping[str, Any] | None) -> Message | None:
    return None if data is None else Message.from_data(data)


def _frame_data(frame: Frame) -> dict[str, Any]:
    return {"line": frame.line, "function": frame.function, "source": frame.source}


def _read_frame(data: Mapping[str, Any]) -> Frame:
    return Frame(int(data["line"]), str(data["function"]), str(data["source"]))


def isolation_data(isolation: Isolation) -> dict[str, Any]:
    """Return the JSON form of an isolation report."""
    return {
        "level": isolation.level,
        "controls": [
            {"name": control.name, "state": control.state, "detail": control.detail}
            for control in isolation.controls
        ],
    }


def read_isolation(data: Mapping[str, Any]) -> Isolation:
    """Read the JSON form of an isolation report."""
    # Every report of a worker says the same: one object stands for all of them.
    return _isolation(
        data["level"] == "strict",
        *((str(item["name"]), item["state"], str(item["detail"])) for item in data["controls"]),
    )


@lru_cache(maxsize=64)
def _isolation(
    strict: bool, *controls: tuple[str, Literal["enforced", "unavailable", "failed"], str]
) -> Isolation:
    return Isolation(
        "strict" if strict else "reduced", tuple(Control(*control) for control in controls)
    )


def _check_data(check: CheckResult) -> dict[str, Any]:
    return {
        "id": check.id,
        "title": check.title,
        "outcome": check.outcome.value,
        "points": check.points,
        "max_points": check.max_points,
        "message": _message_data(check.message),
        "details": [detail.to_data() for detail in check.details],
        "call": check.call,
        "actual": check.actual,
        "expected": check.expected,
        "hint": check.hint,
        "trace": [_frame_data(frame) for frame in check.trace],
        "picture": _picture_data(check.picture),
    }


def _picture_data(picture: Curve | Cells | None) -> dict[str, Any] | None:
    if isinstance(picture, Curve):
        return {
            "kind": "curve",
            "x": list(picture.x),
            "actual": list(picture.actual),
            "expected": list(picture.expected),
        }
    if isinstance(picture, Cells):
        return {"kind": "cells", "error": [list(row) for row in picture.error]}
    return None


def _read_picture(data: Mapping[str, Any] | None) -> Curve | Cells | None:
    if data is None:
        return None
    if data["kind"] == "curve":
        return Curve(*(tuple(map(_read_number, data[key])) for key in ("x", "actual", "expected")))
    return Cells(tuple(tuple(float(value) for value in row) for row in data["error"]))


def _read_number(value: Any) -> float | None:
    return None if value is None else float(value)


# What a check leaves unsaid that held, or was not run.
_UNSAID: Mapping[str, Any] = {
    "message": None,
    "details": [],
    "call": None,
    "actual": None,
    "expected": None,
    "hint": "",
    "trace": [],
    "picture": None,
}


@lru_cache(maxsize=1024)
def _plain_check(id: str, title: str, outcome: str, points: int, max_points: int) -> CheckResult:
    return CheckResult(str(id), str(title), Outcome(outcome), int(points), int(max_points))


def _read_check(data: Mapping[str, Any]) -> CheckResult:
    if data.items() >= _UNSAID.items():  # as most, and these are alike in the whole class
        return _plain_check(
            data["id"], data["title"], data["outcome"], data["points"], data["max_points"]
        )
    return CheckResult(
        id=str(data["id"]),
        title=str(data["title"]),
        outcome=Outcome(data["outcome"]),
        points=int(data["points"]),
        max_points=int(data["max_points"]),
        message=_read_message(data["message"]),
        details=tuple(Message.from_data(detail) for detail in data["details"]),
        call=data["call"],
        actual=data["actual"],
        expected=data["expected"],
        hint=str(data["hint"]),
        trace=tuple(_read_frame(frame) for frame in data["trace"]),
        picture=_read_picture(data.get("picture")),
    )
