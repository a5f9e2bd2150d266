"""The gradebook for a spreadsheet: a line a student, a column an exercise.

Its heads are the same in every language, and nothing of time is in it: the same hand-ins give the
same bytes, whoever graded them and wherever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.batch.gradebook import Line, State
from grader.batch.model import Assignment
from grader.batch.outputs.files import whole
from grader.batch.outputs.spreadsheet import Sheet


@contextmanager
def gradebook_csv(path: Path, assignment: Assignment) -> Iterator[Callable[[Line], None]]:
    """Write the gradebook; give what takes a line.

    What the grader failed at is an empty cell, named under ``open``, and so is a total that would
    need it. What was not handed in is 0, named under ``missing``.
    """
    exercises = [asked.exercise for asked in assignment.asked]
    with whole(path, mark=True) as stream:
        sheet = Sheet(stream)
        sheet.row(
            [
                "student",
                "name",
                "section",
                *exercises,
                "total",
                "possible",
                "late_days",
                "lost_to_lateness",
                "missing",
                "open",
                "waiting",
            ]
        )

        def add(line: Line) -> None:
            marks = line.marks
            sheet.row(
                [
                    line.student,
                    line.name,
                    line.section,
                    *(mark.points if mark.known else None for mark in marks),
                    line.total if line.known else None,
                    assignment.points,
                    max((mark.days_late for mark in marks), default=0),
                    sum(mark.lost for mark in marks),
                    *(_named(line, state) for state in (State.MISSING, State.OPEN, State.WAITING)),
                ]
            )

        yield add


def _named(line: Line, state: State) -> str:
    return "; ".join(mark.asked.exercise for mark in line.marks if mark.state is state)
