"""What a class understood and what it did not, counted in one pass (pure, no HTML).

Nothing of a student is kept but what an example needs, so that a hundred thousand of them take
the memory of one class: counts by exercise, check, mistake and fault, and a number for each total.
"""

from __future__ import annotations

import statistics
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from grader.batch.gradebook import Line, Mark, State
from grader.batch.model import Assignment, Graded
from grader.batch.outputs.glance import (
    CheckRate,
    Example,
    ExerciseSummary,
    Mistake,
    Named,
    NamedList,
    Summary,
)
from grader.message import Message
from grader.report import CheckResult, Outcome

__all__ = [
    "CheckRate",
    "Example",
    "ExerciseSummary",
    "Mistake",
    "Named",
    "NamedList",
    "Summary",
    "Tally",
    "summary",
]

BINS = 10  # of the distribution: one for each tenth of the points
_NAMED = 100  # students that are listed by name in one list
_FAULTS = frozenset(
    {
        Outcome.ERROR,
        Outcome.TIMEOUT,
        Outcome.MEMORY,
        Outcome.CRASHED,
        Outcome.FORBIDDEN,
        Outcome.INTERNAL_ERROR,
    }
)


def summary(lines: Iterable[Line], assignment: Assignment, roster: bool) -> Summary:
    """Return the summary of a gradebook, whose lines are read one at a time."""
    tally = Tally(assignment, roster)
    for line in lines:
        tally.add(line)
    return tally.summary()


@dataclass
class _List:
    count: int = 0
    shown: list[Named] = field(default_factory=list)

    def add(self, named: Named) -> None:
        self.count += 1
        if len(self.shown) < _NAMED:
            self.shown.append(named)

    def frozen(self) -> NamedList:
        return NamedList(self.count, tuple(self.shown))


@dataclass
class _Group:
    """Programs that went wrong alike."""

    explanation: str
    check: str
    count: int
    example: Example

    def add(self, example: Example) -> None:
        self.count += 1
        if len(example.source) < len(self.example.source):
            self.example = example


_Groups: TypeAlias = dict[tuple[str, ...], _Group]


class Tally:
    """Counts lines as they come by.

    Parameters
    ----------
    roster
        Whether there is a class list, so that not being on it means something.
    """

    def __init__(self, assignment: Assignment, roster: bool) -> None:
        self._assignment = assignment
        self._roster = roster
        self._totals = array("d")
        self._students = self._handed_in = 0
        self._outcomes: Counter[Outcome] = Counter()
        self._isolation: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._shares: dict[str, array[float]] = defaultdict(lambda: array("d"))
        self._handed: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self._checks: dict[tuple[str, str, str], Counter[Outcome]] = {}
        self._mistakes: _Groups = {}
        self._unnamed: _Groups = {}
        self._faults, self._late, self._missing = _List(), _List(), _List()
        self._nothing, self._open, self._strangers = _List(), _List(), _List()
        self._undated = _List()

    def add(self, line: Line) -> None:
        """Count a line."""
        self._students += 1
        if not line.handed_in:
            self._nothing.add(Named(line.student, ""))
            return
        self._handed_in += 1
        if self._roster and not line.on_roster:
            self._strangers.add(Named(line.student, ""))
        if line.known:
            self._totals.append(line.total)
        for mark in line.marks:
            self._mark(line.student, mark)

    @property
    def mean(self) -> float | None:
        """The mean of the totals so far; None where there is none."""
        return statistics.fmean(self._totals) if self._totals else None

    def summary(self) -> Summary:
        """Return what has been counted."""
        possible = self._assignment.points
        return Summary(
            students=self._students,
            handed_in=self._handed_in,
            possible=possible,
            mean=self.mean,
            median=statistics.median(self._totals) if self._totals else None,
            distribution=_distribution(self._totals, possible),
            programs=self._outcomes.total(),
            passed=self._outcomes[Outcome.PASSED],
            outcomes=dict(sorted(self._outcomes.items())),
            exercises=tuple(
                self._exercise(asked.exercise, asked.points) for asked in self._assignment.asked
            ),
            mistakes=_sorted(self._mistakes),
            unnamed=_sorted(self._unnamed),
            faults=self._faults.frozen(),
            late=self._late.frozen(),
            missing=self._missing.frozen(),
            nothing=self._nothing.frozen(),
            open=self._open.frozen(),
            undated=self._undated.frozen(),
            not_on_roster=self._strangers.frozen(),
            isolation=dict(sorted(self._isolation.items())),
        )

    def _mark(self, student: str, mark: Mark) -> None:
        exercise = mark.asked.exercise
        if mark.state is State.MISSING:
            self._missing.add(Named(student, exercise))
            return
        self._handed[exercise] += 1
        if not mark.known:
            told = None if mark.graded is None else mark.graded.report.message
            self._open.add(Named(student, exercise, message=told))
        if mark.graded is None:
            return
        if mark.days_late:
            self._late.add(Named(student, exercise, days_late=mark.days_late, lost=mark.lost))
        elif mark.graded.handed.submitted is None and self._assignment.due_for(student) is not None:
            self._undated.add(Named(student, exercise))
        self._verdict(student, mark, mark.graded)

    def _verdict(self, student: str, mark: Mark, graded: Graded) -> None:
        report = graded.report
        exercise = mark.asked.exercise
        self._outcomes[report.outcome] += 1
        lacking = tuple(one.name for one in report.isolation.controls if one.state != "enforced")
        self._isolation[report.isolation.level, lacking] += 1
        if mark.known and mark.asked.points:
            self._shares[exercise].append((mark.points + mark.lost) / mark.asked.points)
        self._passed[exercise] += report.passed
        if report.outcome is not Outcome.INTERNAL_ERROR:
            for check in report.checks:
                key = (exercise, check.id, check.title)
                self._checks.setdefault(key, Counter())[check.outcome] += 1
        if report.outcome in _FAULTS:
            self._faults.add(Named(student, exercise, report.outcome, _first_message(graded)))
        if not report.passed and report.outcome is not Outcome.INTERNAL_ERROR:
            self._wrong(student, exercise, graded)

    def _wrong(self, student: str, exercise: str, graded: Graded) -> None:
        report = graded.report
        first = next(filter(_went_wrong, report.checks), None)
        example = _example(student, graded, first)
        title = "" if first is None else first.title
        for found in report.diagnosis:
            _count(
                self._mistakes,
                (exercise, found.mistake),
                found.explanation,
                title,
                example,
            )
        if report.diagnosis or example.message is None:
            return
        where = "" if first is None else first.id
        # By the sentence without its values: what was told alike is the same thing.
        _count(self._unnamed, (exercise, where, example.message.text), "", title, example)

    def _exercise(self, exercise: str, points: float) -> ExerciseSummary:
        shares = self._shares.get(exercise)
        return ExerciseSummary(
            exercise,
            points,
            self._handed[exercise],
            self._passed[exercise],
            statistics.fmean(shares) if shares else None,
            tuple(
                CheckRate(exercise, check, title, dict(sorted(outcomes.items())))
                for (where, check, title), outcomes in self._checks.items()
                if where == exercise
            ),
        )


def _went_wrong(check: CheckResult) -> bool:
    return check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)


def _first_message(graded: Graded) -> Message | None:
    report = graded.report
    told = (check.message for check in report.checks if _went_wrong(check))
    return report.message if report.message is not None else next(told, None)


def _example(student: str, graded: Graded, check: CheckResult | None) -> Example:
    told = _first_message(graded)
    if check is None:
        return Example(student, graded.source, told, None, None, None)
    return Example(student, graded.source, told, check.call, check.actual, check.expected)


def _count(
    groups: _Groups,
    key: tuple[str, ...],
    explanation: str,
    check: str,
    example: Example,
) -> None:
    if key in groups:
        groups[key].add(example)
    else:
        groups[key] = _Group(explanation, check, 1, example)


def _sorted(groups: _Groups) -> tuple[Mistake, ...]:
    found = [
        Mistake(
            key[0],
            key[1] if len(key) == 2 else "",
            group.explanation,
            group.check,
            group.count,
            group.example,
        )
        for key, group in groups.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.count, one.exercise, one.explanation, one.check))
    )


def _distribution(totals: Sequence[float], possible: float) -> tuple[int, ...]:
    bins = [0] * BINS
    for total in totals:
        share = total / possible if possible else 0.0
        bins[min(BINS - 1, max(0, int(share * BINS + 1e-9)))] += 1
    return tuple(bins)
