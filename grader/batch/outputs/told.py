"""What a student is told, and in which order: the ground of HTML and Markdown (pure).

What students may not see is taken away here, before either is written. Sentences that may quote a
student stay messages, for each medium quotes in its own way; the rest is plain text in the
reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.batch.gradebook import Line, Mark, State
from grader.batch.intake.choosing import joined
from grader.batch.model import Handed
from grader.batch.outputs.alike import once_if_alike
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.showing import shown
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.words import SIGNS, Words, shown_text
from grader.message import Message, message
from grader.report import CheckResult, Outcome, Report


@dataclass(frozen=True)
class ToldCheck:
    """One check: its sign and title in a line, the rest to be unfolded."""

    outcome: str
    sign: str
    word: str
    title: str
    points: str
    message: Message | None = None
    values: tuple[tuple[str, str], ...] = ()
    trace: str = ""
    details: tuple[Message, ...] = ()
    hint: str = ""

    @property
    def says_more(self) -> bool:
        """Whether there is anything to unfold."""
        return bool(self.message or self.values or self.trace or self.details or self.hint)


@dataclass(frozen=True)
class ToldExercise:
    """One exercise: what to read first, then the rest."""

    title: str
    points: str
    outcome: str
    sign: str
    verdict: str
    lateness: str = ""
    handed: Message | None = None
    remarks: tuple[Message, ...] = ()
    diagnosis: tuple[str, ...] = ()
    message: Message | None = None
    trace: str = ""
    details: tuple[Message, ...] = ()
    first: ToldCheck | None = None
    checks: tuple[ToldCheck, ...] = ()
    notes: tuple[Message, ...] = ()
    printed: str = ""


@dataclass(frozen=True)
class Told:
    """A student's whole feedback."""

    assignment: str
    name: str
    total: str
    share: float
    open: str
    exercises: tuple[ToldExercise, ...]


_OF_OTHERS = joined("", ()).text


def told(line: Line, setting: Setting) -> Told:
    """Return what the student of a line is told."""
    words = setting.words
    total = message(
        "{score} of {max_score} points",
        score=number(line.total) if line.known else "–",
        max_score=number(setting.assignment.points),
    )
    still = message("Some points are still open, so there is no total yet.")
    possible = setting.assignment.points
    return Told(
        shown_text(setting.headline),
        " ".join(shown_text(line.name).split()),
        words.tell(total),
        line.total / possible if possible and line.known else 0.0,
        "" if line.known else words.tell(still),
        tuple(_exercise(mark, setting) for mark in line.marks),
    )


def _exercise(mark: Mark, setting: Setting) -> ToldExercise:
    words = setting.words
    title = setting.title(mark.asked.exercise)
    points = words.points(mark)
    if mark.graded is None:
        return ToldExercise(title, points, mark.state.value, "–", words.state(mark))
    handed = mark.graded.handed
    report = shown(mark.graded.report, setting.assignment.show)
    # What a check is worth here: what the exercise is, divided as its own points are.
    share = mark.asked.points / report.max_score if report.max_score else 0.0
    first = next(filter(_tells_something, report.checks), None)
    return ToldExercise(
        title,
        points,
        report.outcome.value,
        SIGNS[report.outcome],
        words.verdict(report),
        words.lateness(mark, setting.assignment.due_for(handed.student)),
        _handed(mark.graded.handed, words),
        tuple(remark for remark in handed.remarks if remark.text != _OF_OTHERS),
        tuple(_diagnosis(report, words)),
        None if mark.state is State.OPEN else report.message,
        words.trace(report.trace),
        report.details,
        None if first is None or report.message is not None else _check(first, share, words),
        tuple(_check(check, share, words) for check in report.checks),
        report.notes,
        shown_text(report.stdout).rstrip("\n"),
    )


def _handed(handed: Handed, words: Words) -> Message:
    file = handed.place.name
    if handed.submitted is None:
        return message("Graded: {file}", file=file)
    when = words.when(handed.submitted)
    return message("Graded: {file}, of {when}", file=file, when=when)


def _diagnosis(report: Report, words: Words) -> Iterator[str]:
    for found in report.diagnosis:
        yield words.translate(found.explanation).replace("\n", " ")
    if len(report.diagnosis) == 1 and not report.diagnosis[0].complete:
        yield words.tell(message("That explains most of it. Something else is wrong after that."))


@once_if_alike
def _check(check: CheckResult, share: float, words: Words) -> ToldCheck:
    return ToldCheck(
        check.outcome.value,
        SIGNS[check.outcome],
        words.outcome(check.outcome),
        words.translate(check.title),
        f"{number(check.points * share)}/{number(check.max_points * share)}",
        check.message,
        tuple(words.values(check)),
        words.trace(check.trace),
        check.details,
        words.translate(check.hint) if check.hint else "",
    )


def _tells_something(check: CheckResult) -> bool:
    """Whether a check is one to read first: it went wrong, and its author may know how."""
    went_wrong = check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)
    return went_wrong and check.message is not None
