"""Students by checks, as rows of signs: the weakest of a large class, all of a small one (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.batch.gradebook import Line, Mark, State
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.words import SIGNS
from grader.report import Outcome

MOST_ROWS = 120
_MOST_COLUMNS = 48  # checks beside each other; further exercises go into a table of their own
_MISSING, _WAITING = "–", "…"
_CLASSES = {
    SIGNS[Outcome.PASSED]: "p",
    SIGNS[Outcome.SKIPPED]: "s",
    SIGNS[Outcome.NOT_ATTEMPTED]: "s",
    SIGNS[Outcome.INTERNAL_ERROR]: "i",
    _MISSING: "s",
    _WAITING: "s",
}


@dataclass(frozen=True)
class Row:
    """A student: a string of signs for each exercise, one for each check."""

    student: str
    total: float
    known: bool
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A sign, and the class of its colour; `edge` where an exercise begins."""

    sign: str
    look: str
    edge: bool


@dataclass(frozen=True)
class HeatTable:
    """Some exercises beside each other.

    Attributes
    ----------
    heads
        Title and number of checks of each exercise.
    numbers
        The checks, counted in each exercise, and whether an exercise begins there.
    rows
        Name, address of the feedback, total, cells.
    shares
        Under each check how many in a hundred passed it; empty where nobody tried.
    """

    heads: tuple[tuple[str, int], ...]
    numbers: tuple[tuple[int, str, bool], ...]
    rows: tuple[tuple[str, str, str, tuple[Cell, ...]], ...]
    shares: tuple[tuple[str, bool], ...]


class HeatMap:
    """Keeps the rows with the fewest points as lines come by."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._checks = {
            asked.exercise: setting.course.by_id[asked.exercise].exercise.checks
            for asked in setting.assignment.asked
        }
        self._rows: list[Row] = []
        self.students = 0

    def add(self, line: Line) -> None:
        """Take a line; whoever handed in nothing has no row."""
        if not line.handed_in:
            return
        self.students += 1
        signs = tuple(self._signs(mark) for mark in line.marks)
        self._rows.append(Row(line.student, line.total, line.known, signs))
        if len(self._rows) >= 2 * MOST_ROWS:
            self._rows = self._weakest()

    def tables(self, rates: Iterable[tuple[str, str, float]]) -> tuple[HeatTable, ...]:
        """Return the tables.

        Parameters
        ----------
        rates
            Exercise, check and the share that passed it.
        """
        shares = {(exercise, check): share for exercise, check, share in rates}
        rows = self._weakest()
        return tuple(self._table(group, rows, shares) for group in self._groups())

    def _weakest(self) -> list[Row]:
        return sorted(self._rows, key=lambda row: (row.total, row.student))[:MOST_ROWS]

    def _signs(self, mark: Mark) -> str:
        checks = self._checks[mark.asked.exercise]
        if mark.graded is None:
            return (_MISSING if mark.state is State.MISSING else _WAITING) * len(checks)
        report = mark.graded.report
        found = {check.id: check.outcome for check in report.checks}
        if report.message is not None and set(found.values()) <= {Outcome.SKIPPED}:
            return SIGNS[report.outcome] * len(checks)  # it was never run: say why, not how far
        return "".join(SIGNS[found.get(check.id, Outcome.SKIPPED)] for check in checks)

    def _groups(self) -> Iterator[list[int]]:
        """Yield exercises, by their place, that go into one table."""
        group: list[int] = []
        width = 0
        for place, checks in enumerate(self._checks.values()):
            if group and width + len(checks) > _MOST_COLUMNS:
                yield group
                group, width = [], 0
            group.append(place)
            width += len(checks)
        if group:
            yield group

    def _table(
        self, group: list[int], rows: list[Row], shares: dict[tuple[str, str], float]
    ) -> HeatTable:
        setting = self._setting
        exercises = [list(self._checks)[place] for place in group]
        columns = [
            (exercise, number, check)
            for exercise in exercises
            for number, check in enumerate(self._checks[exercise], 1)
        ]
        return HeatTable(
            tuple((setting.title(one), len(self._checks[one])) for one in exercises),
            tuple(
                (count, setting.words.translate(check.title), count == 1)
                for _, count, check in columns
            ),
            tuple(
                (
                    setting.name(row.student),
                    setting.feedback(row.student),
                    number(row.total) if row.known else "–",
                    tuple(
                        Cell(sign, _CLASSES.get(sign, ""), at == 0)
                        for place in group
                        for at, sign in enumerate(row.signs[place])
                    ),
                )
                for row in rows
            ),
            tuple(
                (_percent(shares.get((exercise, check.id))), count == 1)
                for exercise, count, check in columns
            ),
        )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f}"
