"""The class list: a CSV with a column that identifies each student."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from grader.batch.model import Student
from grader.message import Message, message

_LARGEST = 16 << 20  # bytes
# What columns are called by those who export them, most identifying first.
_KEYS = (
    "key",
    "id",
    "student id",
    "sis user id",
    "sid",
    "id number",
    "학번",
    "login",
    "username",
    "sis login id",
    "github",
    "email",
    "email address",
    "이메일",
)
_NAMES = ("name", "student", "full name", "이름")
_FIRST, _LAST = ("first name", "given name"), ("last name", "surname", "family name")
_SECTIONS = ("section", "class", "group", "분반")


class RosterError(Exception):
    """The list cannot be read; `message` names the file, the line and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def read_roster(path: Path) -> tuple[Student, ...]:
    """Read a class list: UTF-8 (with or without its mark) or CP949, commas, semicolons or tabs.

    The first line names the columns. One of them must identify students: id, login or e-mail, as
    learning systems call them, in English or Korean.

    Raises
    ------
    RosterError
        When it cannot be read, no column identifies anybody, or two lines are one student.
    """
    rows = _rows(path)
    if not rows:
        raise RosterError(message("{file} is empty.", file=path.name))
    head = [cell.strip() for cell in rows[0]]
    plain = [" ".join(cell.casefold().replace("_", " ").split()) for cell in head]
    identifying = [plain.index(name) for name in _KEYS if name in plain]
    if not identifying:
        raise RosterError(
            message(
                "{file}: no column identifies the students. Call one of them: {names}",
                file=path.name,
                names="id, login, email",
            )
        )
    found: dict[str, Student] = {}
    for line, cells in enumerate(rows[1:], 2):
        columns = dict(zip(head, [*cells, *[""] * len(head)], strict=False))
        student = _student(head, plain, identifying, columns)
        if student is None:
            continue  # an empty line, or one of the notes that systems put below the head
        if student.key in found:
            raise RosterError(
                message(
                    "{file}, line {line}: {key} stands in an earlier line too.",
                    file=path.name,
                    line=line,
                    key=student.key,
                )
            )
        found[student.key] = student
    return tuple(found.values())


def _student(
    head: Sequence[str],
    plain: Sequence[str],
    identifying: Sequence[int],
    columns: dict[str, str],
) -> Student | None:
    def cell(names: Sequence[str]) -> str:
        places = [plain.index(name) for name in names if name in plain]
        return next((columns[head[at]].strip() for at in places if columns[head[at]].strip()), "")

    known = [columns[head[at]].strip() for at in identifying]
    key = next((value for value in known if value), "")
    if not key:
        return None
    whole = cell(_NAMES) or " ".join(filter(None, (cell(_FIRST), cell(_LAST)))) or key
    aliases = {*known, whole, whole.replace(" ", ""), _turned(whole)} - {""}
    aliases |= {value.partition("@")[0] for value in known if "@" in value}
    return Student(_nfc(key), _nfc(whole), cell(_SECTIONS), tuple(sorted(aliases)), columns)


def _turned(name: str) -> str:
    """Return "Kim, Minji" as "Minji Kim", and "Minji Kim" as "kimminji", as Canvas writes files."""
    last, comma, first = name.partition(",")
    if comma:
        return f"{first.strip()} {last.strip()}"
    words = name.split()
    return "".join([words[-1], *words[:-1]]).casefold() if len(words) > 1 else ""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _rows(path: Path) -> list[list[str]]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise RosterError(
            message(
                "{file} could not be read: {error}",
                file=str(path),
                error=error.strerror or type(error).__name__,
            )
        ) from None
    if len(content) > _LARGEST:
        raise RosterError(message("{file} is too large for a class list.", file=path.name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp949")
        except UnicodeDecodeError:
            raise RosterError(
                message("{file} is neither UTF-8 nor CP949. Save it as UTF-8.", file=path.name)
            ) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise RosterError(
            message("{file} is no CSV: {error}", file=path.name, error=str(error))
        ) from None
