"""One student's folder, graded where a learning system put it: the same code as ``grader run``."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from grader.batch.gradebook import Line, State, lines
from grader.batch.intake import gather
from grader.batch.intake.layouts import Owner
from grader.batch.model import Assignment, Intake, LatePolicy, Layout
from grader.batch.planning import Plan
from grader.batch.results import Results
from grader.batch.run import run
from grader.batch.settings import Settings, Strictness
from grader.batch.work import Done, Item, grade_batch
from grader.clean import clean
from grader.course import Course
from grader.message import Message, Translate, message
from grader.report import Isolation

_MOST_FILES = 20
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
    folder: Path, assignment: Assignment, course: Course, layout: Layout, isolation: Strictness
) -> Single:
    """Grade everything that lies in `folder` as one student's.

    Parameters
    ----------
    layout
        Which learning system's it is.
    isolation
        ``"best"`` or ``"strict"``.

    Raises
    ------
    IsolationRefused, Unreadable
        Under ``strict``, when a denial cannot be proven here; when there is no such folder.
    """
    untimed = replace(assignment, due=None, late=LatePolicy())
    exercises = [asked.exercise for asked in assignment.asked]
    functions = {name: course.by_id[name].exercise.functions for name in exercises}
    intake = gather(folder, exercises, functions=functions, of=Owner(_KEY, _KEY, layout, ()))
    settings = Settings(str(folder), isolation=isolation)
    # Never the submission's folder, nor beside it: a file of theirs is no store of ours.
    with tempfile.TemporaryDirectory(prefix="grader-") as place, Results(Path(place)) as results:
        plan = Plan(folder, untimed, (), intake)
        run(plan, course, results, _Here(settings), settings)
        found = [*results.counted()]
    whole = replace(intake, students={_KEY: _KEY})
    return Single(next(lines(untimed, (), whole, found)), intake)


class _Here:
    """This process as a `grader.batch.pool.Pool`: one folder is not worth starting others."""

    workers = 1

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        settings = self._settings
        future: Future[list[Done]] = Future()
        # Raised here and now, not by the future: nothing else could grade it any better.
        future.set_result(grade_batch(items, settings.isolation, settings.call_seconds))
        return future

    def isolation(self) -> Mapping[str, Isolation]:
        return {}

    @property
    def remarks(self) -> tuple[Message, ...]:
        return ()

    def stop(self) -> None:
        """There is never anything that waits."""

    close = stop


def about_files(single: Single, translate: Translate) -> str:
    """Return, for the student, what became of the files where not all went as they may expect.

    What had to be guessed, which of several counted, what was not understood, and what is missing;
    nothing where there is nothing of the kind. The names are strangers': each stands on one line,
    and no list goes on for ever.
    """
    graded = [mark.graded.handed for mark in single.line.marks if mark.graded is not None]
    counted = {one.exercise: one.place.name for one in graded}
    lists = (
        (
            message("Files that were graded, with a remark:"),
            [(one.place.name, remark) for one in graded for remark in one.remarks],
        ),
        (
            message("Files that were not graded:"),
            [
                *((one.name, one.reason) for one in single.intake.unclear),
                *(
                    (one.place.name, message("{file} counts.", file=counted[one.exercise]))
                    for one in single.intake.superseded
                    if one.exercise in counted
                ),
            ],
        ),
    )
    blocks = [_listed(head, found, translate) for head, found in lists if found]
    missing = [mark.asked.exercise for mark in single.line.marks if mark.state is State.MISSING]
    if missing:
        names = ", ".join(f"{one.rpartition('/')[2]}.py" for one in missing)
        words = message(
            "Still to be handed in: {names}. A notebook (.ipynb) will do as well.", names=names
        )
        blocks.append(words.render(translate))
    return "\n\n".join(blocks)


def _listed(head: Message, found: Sequence[tuple[str, Message]], translate: Translate) -> str:
    lines = [head.render(translate)]
    for name, reason in found[:_MOST_FILES]:
        told = message("{file}: {reason}", file=name, reason=reason)
        lines.append(" ".join(told.render(translate, clean).split()))
    more = len(found) - _MOST_FILES
    if more > 0:
        lines.append(message("… and {count} more", count=more).render(translate))
    return "\n".join(lines)
