"""From verdicts to marks: what each student gets for each exercise, lateness counted (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.batch.model import Asked, Assignment, Graded, Intake, Student


@dataclass(frozen=True)
class Mark:
    """What a student gets for one exercise.

    Attributes
    ----------
    asked
        The exercise and what it is worth.
    graded
        The verdict that counts; None when nothing was handed in.
    points
        What counts, with lateness taken off; 0 to ``asked.points``.
    lost
        How many points lateness took.
    days_late
        Days begun after the deadline and its grace; 0 when in time.
    """

    asked: Asked
    graded: Graded | None
    points: float
    lost: float = 0.0
    days_late: int = 0


@dataclass(frozen=True)
class Line:
    """A student's line of the gradebook: a mark for every exercise, in the assignment's order."""

    student: str
    name: str
    section: str
    on_roster: bool
    marks: tuple[Mark, ...]

    @property
    def total(self) -> float:
        """The sum of what counts."""
        return sum(mark.points for mark in self.marks)


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
    raise NotImplementedError
