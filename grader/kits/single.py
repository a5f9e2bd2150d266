"""One student's folder, graded where a learning system put it: the same code as ``grader run``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader.batch.gradebook import Line, lines
from grader.batch.intake import gather
from grader.batch.intake.layouts import Owner
from grader.batch.model import Assignment, Graded, Intake, LatePolicy, Layout
from grader.batch.results import Results
from grader.batch.run import LocalPool, run
from grader.course import Course
from grader.message import Message, Translate, message
from grader.report import Isolation
from grader.sandbox.limits import Limits

_KEY = "student"  # nobody's name: who it is, the learning system knows


@dataclass(frozen=True)
class Single:
    """What one student handed in, and what it is worth.

    Attributes
    ----------
    line
        The marks. Nothing is taken off for lateness: the learning system does that.
    intake
        What was found in the folder, and what was not understood.
    """

    line: Line
    intake: Intake

    @property
    def isolation(self) -> Isolation | None:
        """How the programs were shut in; None when none ran."""
        ran = (mark.graded.report.isolation for mark in self.line.marks if mark.graded)
        return next((found for found in ran if found.controls), None)


def grade_folder(
    folder: Path, assignment: Assignment, course: Course, layout: Layout, isolation: str
) -> Single:
    """Grade everything that lies in `folder` as one student's.

    Parameters
    ----------
    layout
        Which learning system's it is.
    isolation
        ``"best"`` or ``"strict"``.
    """
    untimed = replace(assignment, due=None, late=LatePolicy())
    exercises = [asked.exercise for asked in assignment.asked]
    intake = gather(folder, exercises, of=Owner(_KEY, _KEY, layout, ()))
    pool = LocalPool(1, isolation, Limits().call_seconds)
    try:
        # Never the submission's folder, nor beside it: a file of theirs is no store of ours.
        with (
            tempfile.TemporaryDirectory(prefix="grader-") as place,
            Results(Path(place)) as results,
        ):
            run(untimed, intake.handed, course, results, pool)
            found: list[Graded] = [*results.newest(exercises)]
    finally:
        pool.close()
    whole = replace(intake, students={_KEY: _KEY})
    return Single(next(lines(untimed, (), whole, found)), intake)


def misunderstood(intake: Intake, translate: Translate) -> Iterator[str]:
    """Yield a line for each file that could not be taken for a solution, and what to do."""
    for one in intake.unclear:
        told: Message = message("{file}: {reason}", file=one.name, reason=one.reason)
        yield told.render(translate)
