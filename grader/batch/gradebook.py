"""From verdicts to marks: what each student gets for each exercise, lateness counted (pure)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from heapq import merge
from itertools import groupby

from grader.batch.model import Asked, Assignment, Graded, Handed, Intake, LatePolicy, Student
from grader.report import Outcome

_NOISE = 1e-9  # of hundredths: what a product of floats may be short of a half
_DAY = timedelta(days=1)


class State(StrEnum):
    """What there is to say about a student and an exercise."""

    GRADED = "graded"
    MISSING = "missing"  # nothing was handed in: 0 points, and visibly so
    OPEN = "open"  # the grader failed: no points are known, and none are taken
    WAITING = "waiting"  # handed in, and not graded yet: the run was ended early


@dataclass(frozen=True)
class Mark:
    """What a student gets for one exercise.

    Attributes
    ----------
    asked
        The exercise and what it is worth.
    graded
        The verdict that counts; None when there is none.
    points
        What counts, with lateness taken off; 0 to ``asked.points``. 0 unless graded.
    lost
        How many points lateness took.
    days_late
        Days begun after the deadline and its grace; 0 when in time.
    state
        Whether the points can be counted at all.
    """

    asked: Asked
    graded: Graded | None
    points: float
    lost: float = 0.0
    days_late: int = 0
    state: State = State.GRADED

    @property
    def known(self) -> bool:
        """Whether the points are final: they stand in the gradebook, else an empty cell does."""
        return self.state in (State.GRADED, State.MISSING)


@dataclass(frozen=True)
class Line:
    """A student's line of the gradebook: a mark for every exercise, in the assignment's order."""

    student: str
    name: str
    section: str
    on_roster: bool
    marks: tuple[Mark, ...]

    @cached_property
    def total(self) -> float:
        """The sum of what counts."""
        return _hundredths(sum(mark.points for mark in self.marks))

    @cached_property
    def known(self) -> bool:
        """Whether nothing of the total is still open."""
        return all(mark.known for mark in self.marks)

    @cached_property
    def handed_in(self) -> bool:
        """Whether there is anything from this student."""
        return any(mark.state is not State.MISSING for mark in self.marks)


def lines(
    assignment: Assignment,
    roster: Iterable[Student],
    intake: Intake,
    counted: Iterable[Graded],
) -> Iterator[Line]:
    """Yield everybody's line, sorted by student: of the roster, and of who handed something in.

    Parameters
    ----------
    counted
        The verdicts that count, sorted by student and exercise; read one at a time.
    """
    listed = {student.key: student for student in roster}
    seen = intake.everyone
    expected = (key for key, _ in groupby(merge(sorted(listed), sorted(seen))))
    upcoming = next(expected, None)

    def line(key: str, verdicts: dict[str, Graded]) -> Line:
        student = listed.get(key)
        told = next((graded.handed.name for graded in verdicts.values()), key)
        marks = tuple(
            _mark(assignment, asked, verdicts.get(asked.exercise), key, intake)
            for asked in assignment.asked
        )
        if student is None:
            return Line(key, seen.get(key, told), "", False, marks)
        return Line(key, student.name, student.section, True, marks)

    for key, found in groupby(counted, key=lambda graded: graded.handed.student):
        while upcoming is not None and upcoming < key:
            yield line(upcoming, {})
            upcoming = next(expected, None)
        if upcoming == key:
            upcoming = next(expected, None)
        yield line(key, {graded.handed.exercise: graded for graded in found})
    while upcoming is not None:
        yield line(upcoming, {})
        upcoming = next(expected, None)


def days_late(handed: Handed, assignment: Assignment) -> int:
    """Return how many days have begun between the end of the grace and the handing in.

    What the learning system itself calls late is so by a day at least: its clock knows, and times
    are often not told. It does not know of a deadline that was put off for one student here;
    for them the time alone counts.
    """
    due = assignment.due_for(handed.student)
    late = 0
    if due is not None and handed.submitted is not None:
        over = handed.submitted - due - timedelta(minutes=assignment.late.grace_minutes)
        late = max(0, math.ceil(over / _DAY))
    extended = handed.student in assignment.extensions
    return max(late, 1) if handed.marked_late and not extended else late


def _mark(
    assignment: Assignment, asked: Asked, graded: Graded | None, student: str, intake: Intake
) -> Mark:
    if graded is None:
        handed = intake.holds(student, asked.exercise)
        return Mark(asked, None, 0.0, state=State.WAITING if handed else State.MISSING)
    late = days_late(graded.handed, assignment)
    report = graded.report
    if report.outcome is Outcome.INTERNAL_ERROR:
        return Mark(asked, graded, 0.0, days_late=late, state=State.OPEN)
    share = min(1.0, max(0.0, report.score / report.max_score)) if report.max_score else 0.0
    earned = _hundredths(asked.points * share)
    kept = _hundredths(max(0.0, earned - _cost(asked.points, late, assignment.late)))
    return Mark(asked, graded, kept, _hundredths(earned - kept), late)


def _hundredths(points: float) -> float:
    """Return points in hundredths; a half of one counts for the student."""
    return math.floor(points * 100 + 0.5 + _NOISE) / 100


def _cost(points: float, late: int, policy: LatePolicy) -> float:
    """Return what lateness takes off: a share of the most there is, or everything."""
    if policy.most_days is not None and late > policy.most_days:
        return points
    return points * policy.per_day * late
