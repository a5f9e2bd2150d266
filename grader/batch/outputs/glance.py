"""A class at a glance, as plain data: what was counted, and an example of each mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.message import Message
from grader.report import Outcome


@dataclass(frozen=True)
class Example:
    """One program that shows what is meant: whose, what was called, and what came of it."""

    student: str
    source: bytes
    message: Message | None
    call: str | None
    actual: str | None
    expected: str | None


@dataclass(frozen=True)
class Mistake:
    """What several students got wrong in the same way.

    Attributes
    ----------
    exercise
        Where.
    mistake
        The id of a known mistake; empty where none was named.
    explanation
        Of a known mistake (a gettext key); else empty, and the example's message says it.
    check
        The check where it showed (a gettext key).
    count
        How many programs.
    example
        One of them: the shortest.
    """

    exercise: str
    mistake: str
    explanation: str
    check: str
    count: int
    example: Example


@dataclass(frozen=True)
class CheckRate:
    """How a check went in the class."""

    exercise: str
    check: str
    title: str
    outcomes: Mapping[Outcome, int]

    @property
    def programs(self) -> int:
        """How many programs there were."""
        return sum(self.outcomes.values())

    @property
    def passed(self) -> int:
        """How many it held for."""
        return self.outcomes.get(Outcome.PASSED, 0)

    @property
    def tried(self) -> int:
        """How many came as far as this check."""
        return self.programs - self.outcomes.get(Outcome.SKIPPED, 0)

    @property
    def wrong(self) -> int:
        """How many came as far, and went wrong here."""
        return self.tried - self.passed

    @property
    def rate(self) -> float:
        """The share it held for, of all programs."""
        return self.passed / self.programs if self.programs else 0.0


@dataclass(frozen=True)
class Named:
    """A student and an exercise about which there is something to say."""

    student: str
    exercise: str
    outcome: Outcome | None = None
    message: Message | None = None
    days_late: int = 0
    lost: float = 0.0


@dataclass(frozen=True)
class NamedList:
    """Such students by name, up to a cap, and how many there are altogether."""

    count: int = 0
    shown: tuple[Named, ...] = ()


@dataclass(frozen=True)
class ExerciseSummary:
    """How one exercise went: handed in by how many, passed by how many, the mean share."""

    exercise: str
    points: float
    handed_in: int
    passed: int
    mean: float | None
    checks: tuple[CheckRate, ...]


@dataclass(frozen=True)
class Summary:
    """A class at a glance.

    Attributes
    ----------
    students, handed_in
        Everybody; and how many of them handed in anything.
    possible
        The most that can be reached.
    mean, median
        Of the totals of those who handed in something and of whose points nothing is open; None
        where there is nobody.
    distribution
        How many of these totals lie in each tenth of `possible`, lowest first.
    programs, passed
        Verdicts that count; and how many of them hold altogether.
    outcomes
        How programs ended.
    exercises
        In the assignment's order.
    mistakes
        Known mistakes that were named, most common first.
    unnamed
        What went wrong without a known mistake, most common first.
    faults
        Time-outs, errors and the like: programs that could not be graded to the end.
    late, missing, nothing, open
        Late hand-ins; exercises missing of those who handed in something; students who handed in
        nothing at all; verdicts that are open because the grader failed, or are still to come.
    undated
        Programs of which nobody knows when they were handed in, though there is a deadline; they
        count as in time.
    not_on_roster
        Who handed in something and is not on the class list; 0 without a list.
    isolation
        How many programs ran under which level, and without which controls.
    """

    students: int
    handed_in: int
    possible: float
    mean: float | None
    median: float | None
    distribution: tuple[int, ...]
    programs: int
    passed: int
    outcomes: Mapping[Outcome, int]
    exercises: tuple[ExerciseSummary, ...]
    mistakes: tuple[Mistake, ...]
    unnamed: tuple[Mistake, ...]
    faults: NamedList
    late: NamedList
    missing: NamedList
    nothing: NamedList
    open: NamedList
    undated: NamedList
    not_on_roster: NamedList
    isolation: Mapping[tuple[str, tuple[str, ...]], int]

    @property
    def hardest(self) -> tuple[CheckRate, ...]:
        """Return the checks at which programs went wrong, where most did first."""
        rates = (rate for part in self.exercises for rate in part.checks if rate.wrong)
        return tuple(sorted(rates, key=lambda rate: (-rate.wrong, rate.rate)))
