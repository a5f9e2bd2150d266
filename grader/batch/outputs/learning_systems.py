"""Grades for Canvas and Moodle to import, with the columns of the class list that they gave.

Canvas knows students by ``Student, ID, SIS User ID, SIS Login ID, Section``, in this order, and an
assignment by its head, ``Title (number)``; a second line holds the points possible. Moodle takes
any columns and asks which of them names the student; e-mail, number and user name do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from grader.batch.gradebook import Line
from grader.batch.model import Student
from grader.batch.outputs.files import whole
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.spreadsheet import Sheet
from grader.message import Message, message

_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_MOODLE = (
    ("Email address", ("email address", "email", "e mail", "이메일")),
    ("ID number", ("id number", "student id", "sis user id", "sid", "id", "학번", "key")),
    ("Username", ("username", "login", "sis login id", "github")),
)
_NUMBERED = re.compile(r"(.*\S)\s*\(\d+\)")


@contextmanager
def canvas_csv(path: Path, setting: Setting) -> Iterator[Callable[[Line], None]]:
    """Write Canvas's file; give what takes a line. An open total is an empty cell there too."""
    roster = {student.key: student for student in setting.plan.roster}
    title = _canvas_title(setting)
    # No mark: Canvas's importer takes it for a part of the first head.
    with whole(path) as stream:
        sheet = Sheet(stream)
        sheet.row([*_CANVAS, title])
        sheet.row(["Points Possible", "", "", "", "", setting.assignment.points])

        def add(line: Line) -> None:
            columns = _plain(roster.get(line.student))
            cells = [columns.get(_bare(head), "") for head in _CANVAS]
            cells[0] = cells[0] or line.name
            # Without a column of Canvas's own, the key is the best guess at the number it shows.
            if not any(cells[1:4]):
                cells[2] = line.student
            cells[4] = cells[4] or line.section
            sheet.row([*cells, line.total if line.known else None])

        yield add


@contextmanager
def moodle_csv(path: Path, setting: Setting) -> Iterator[Callable[[Line], None]]:
    """Write Moodle's file; give what takes a line."""
    roster = {student.key: student for student in setting.plan.roster}
    known = {name for student in roster.values() for name in _plain(student)}
    heads = [(head, names) for head, names in _MOODLE if known & set(names)]
    with whole(path) as stream:
        sheet = Sheet(stream)
        shown = [head for head, _ in heads] or ["ID number"]
        sheet.row([*shown, "Full name", setting.headline])

        def add(line: Line) -> None:
            columns = _plain(roster.get(line.student))
            cells = [
                next((columns[name] for name in names if columns.get(name)), "")
                for _, names in heads
            ]
            if not any(cells):
                cells = [line.student, *[""] * (len(shown) - 1)]
            sheet.row([*cells, line.name, line.total if line.known else None])

        yield add


def lacking(setting: Setting) -> tuple[Message, ...]:
    """Return what the two files lack, for want of a class list or of its columns."""
    if not setting.plan.roster:
        return (
            message(
                "canvas.csv and moodle.csv name students as their hand-ins do. Give the class list "
                "that the learning system exports, and they carry its own numbers."
            ),
        )
    return ()


def _canvas_title(setting: Setting) -> str:
    """Return the assignment's head: as the class list has it, where it came from Canvas."""
    title = setting.headline
    for student in setting.plan.roster[:1]:
        for head in student.columns:
            found = _NUMBERED.fullmatch(head)
            if found is not None and _bare(found[1]) == _bare(title):
                return head
    return title


def _plain(student: Student | None) -> Mapping[str, str]:
    if student is None:
        return {}
    return {_bare(head): value.strip() for head, value in student.columns.items()}


def _bare(head: str) -> str:
    return " ".join(head.casefold().replace("_", " ").replace("-", " ").split())
