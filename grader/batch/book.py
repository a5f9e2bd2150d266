"""A run as it is explored: small enough to be held, whatever the class wrote.

Verdicts are read one at a time and forgotten; what stays of each is how it ended, its points and
the mistakes that were named. Code and feedback of one student are read when they are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.batch.gradebook import Line, Mark, State, lines
from grader.batch.keeping import PlanError, kept_plan
from grader.batch.model import Graded
from grader.batch.outputs.summary import Summary, Tally
from grader.batch.plain import read, write
from grader.batch.planning import Plan, make_plan
from grader.batch.results import FILE, Results
from grader.course import Course
from grader.message import message
from grader.report import Outcome

BOOK = "book.json.gz"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A student's mark for an exercise, without the program and its report."""

    state: State
    outcome: Outcome | None
    points: float | None
    late: bool
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A student's line of the gradebook; cells in the assignment's order."""

    student: str
    name: str
    section: str
    listed: bool
    total: float
    known: bool
    cells: tuple[Cell, ...]

    @property
    def words(self) -> str:
        """What a search looks in."""
        return f"{self.student} {self.name}".casefold()


@dataclass(frozen=True)
class Book:
    """A run.

    Attributes
    ----------
    plan, summary
        What was to be graded, and the class at a glance.
    rows
        Everybody, sorted by key.
    finished
        Whether all of it was graded and written.
    state
        Of the results that it was read from: another one when there are others.
    """

    plan: Plan
    rows: tuple[Row, ...]
    summary: Summary
    finished: bool
    state: str


@dataclass(frozen=True)
class _Digest:
    """A book as it is kept, beside the plan."""

    state: str
    finished: bool
    rows: tuple[Row, ...]
    summary: Summary


@dataclass(frozen=True)
class Filter:
    """Which rows are wanted; what is empty or None wants them all.

    Attributes
    ----------
    text
        Part of the name or key.
    exercise
        The one that `what` and `mistake` speak of; empty for any.
    what
        How it ended: an `Outcome`, a `State`, or ``"late"``.
    mistake
        The `mistake_key` of a named mistake.
    """

    text: str = ""
    section: str = ""
    exercise: str = ""
    what: str = ""
    mistake: str = ""


def read_book(folder: Path, course: Course) -> Book:
    """Read a run from the folder of its results.

    Raises
    ------
    PlanError, ResultsError
        When there is none, or it cannot be read.
    """
    if not (folder / FILE).is_file():
        raise PlanError(
            message(
                "There are no results in {folder}. Give the folder that a run wrote into.",
                folder=str(folder),
            )
        )
    with Results(folder, reading=True) as results:
        last = results.last()
        try:
            plan = kept_plan(folder)
        except PlanError:
            if last is None:
                raise
            # A run from the command line keeps no plan: it is made again from what it was told.
            asked = last.settings
            plan = make_plan(
                Path(asked.submissions), course, _path(asked.assignment), _path(asked.roster)
            )
        kept = _kept(folder, plan, results.state())
        if kept is not None:
            return kept
        tally = Tally(plan.assignment, bool(plan.roster))
        rows = []
        same: dict[Cell, Cell] = {}
        for line in lines(plan.assignment, plan.roster, plan.intake, results.counted()):
            tally.add(line)
            rows.append(_row(line, same))
        finished = last is not None and last.finished
        return Book(plan, tuple(rows), tally.summary(), finished, results.state())


def keep_book(folder: Path, book: Book) -> None:
    """Keep what was read, so that the next reader need not wait for it.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    write(folder / BOOK, _VERSION, _Digest(book.state, book.finished, book.rows, book.summary))


def state_of(folder: Path) -> str:
    """Return a text that changes whenever the results in `folder` do.

    Raises
    ------
    ResultsError
        When they cannot be read.
    """
    with Results(folder, reading=True) as results:
        return results.state()


def read_student(folder: Path, plan: Plan, student: str) -> Line | None:
    """Return a student's line with programs and reports; None when nobody is called so.

    Raises
    ------
    ResultsError
        When the results cannot be read.
    """
    with Results(folder, reading=True) as results:
        found: list[Graded] = list(results.counted(student))
    intake = plan.intake
    one = type(intake)(
        {},
        tuple(handed for handed in intake.handed if handed.student == student),
        students={key: name for key, name in intake.students.items() if key == student},
    )
    listed = [entry for entry in plan.roster if entry.key == student]
    return next(lines(plan.assignment, listed, one, found), None)


def mistake_key(exercise: str, mistake: str) -> str:
    """Return what tells a mistake from all others: exercises may call theirs the same."""
    return f"{exercise}#{mistake}"


def chosen(book: Book, wanted: Filter) -> list[Row]:
    """Return the rows that a filter wants."""
    asked = [one.exercise for one in book.plan.assignment.asked]
    of, _, mistake = wanted.mistake.partition("#")
    places = [
        place
        for place, exercise in enumerate(asked)
        if (wanted.exercise not in asked or exercise == wanted.exercise)
        and (not mistake or exercise == of)
    ]
    text = wanted.text.strip().casefold()
    by_cell = bool(wanted.what or wanted.mistake)
    return [
        row
        for row in book.rows
        if text in row.words
        and (not wanted.section or row.section == wanted.section)
        and (not by_cell or any(_wants(row.cells[place], wanted.what, mistake) for place in places))
    ]


def _wants(cell: Cell, what: str, mistake: str) -> bool:
    if mistake and mistake not in cell.mistakes:
        return False
    if what == "late":
        return cell.late
    ended = cell.state.value if cell.outcome is None else cell.outcome.value
    return not what or ended == what


def _row(line: Line, same: dict[Cell, Cell]) -> Row:
    cells = (_cell(mark) for mark in line.marks)
    return Row(
        line.student,
        line.name,
        line.section,
        line.on_roster,
        line.total,
        line.known,
        # Most marks are alike: each is held once.
        tuple(same.setdefault(cell, cell) for cell in cells),
    )


def _cell(mark: Mark) -> Cell:
    report = None if mark.graded is None else mark.graded.report
    return Cell(
        mark.state,
        None if report is None else report.outcome,
        mark.points if mark.known and report is not None else None,
        mark.days_late > 0,
        () if report is None else tuple(sorted({one.mistake for one in report.diagnosis})),
    )


def _kept(folder: Path, plan: Plan, state: str) -> Book | None:
    """Return what `keep_book` kept, if it still is what the results say."""
    try:
        digest = read(folder / BOOK, _VERSION, _Digest)
    except (OSError, ValueError):
        return None
    if digest.state != state:
        return None
    return Book(plan, digest.rows, digest.summary, digest.finished, state)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
