"""The class list: a CSV with a column that identifies each student."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch.model import Student
from grader.batch.own_files import read_own
from grader.message import Message, message

_LARGEST = 16 << 20  # bytes
_TITLES = 10  # lines that may stand above the one that names the columns
# What columns are called by those who export them, most identifying first.
_KEYS = (
    "key",
    "id",
    "student id",
    "sis user id",
    "sid",
    "id number",
    "student number",
    "학번",
    "login",
    "login id",
    "username",
    "user name",
    "아이디",
    "사용자 아이디",
    "sis login id",
    "github",
    "github username",
    "email",
    "e-mail",
    "email address",
    "이메일",
    "이메일 주소",
    "identifier",
)
_NAMES = ("name", "student", "student name", "full name", "이름", "성명", "학생명")
_FIRST = ("first name", "given name", "이름")
_LAST = ("last name", "surname", "family name", "성")
_SECTIONS = ("section", "sections", "class", "group", "groups", "분반", "반", "그룹")
# What Canvas calls the student that instructors use to try things.
_NOBODY = frozenset({"student, test", "test student"})


class RosterError(Exception):
    """The list cannot be read; `message` names the file, the line and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def read_roster(path: Path) -> tuple[Student, ...]:
    """Read a class list: UTF-8, UTF-16 or CP949; commas, semicolons or tabs.

    The first line names the columns; a title may stand above it. One of the columns must identify
    students: id, login or e-mail, as learning systems call them, in English or Korean. Lines that
    identify nobody (Canvas puts some below the head) are skipped.

    Raises
    ------
    RosterError
        When it cannot be read, no column identifies anybody, or two lines are one student.
    """
    rows = _rows(path)
    if not rows:
        raise RosterError(message("{file} is empty.", file=path.name))
    head = next((head for head in map(_head, rows[:_TITLES]) if head.identifying), None)
    if head is None:
        raise RosterError(
            message(
                "{file}: no column identifies the students. Call one of them: {names}",
                file=path.name,
                names="id, login, email",
            )
        )
    found: dict[str, Student] = {}
    lines: dict[tuple[int, str], int] = {}  # where each login, number and address stands
    for line, cells in rows:
        student = head.student(cells) if line > head.line else None
        if student is None:
            continue
        for place in head.identifying:
            value = head.cell(cells, place).casefold()
            if value and lines.setdefault((place, value), line) != line:
                raise RosterError(
                    message(
                        "{file}, line {line}: {key} stands in line {earlier} too. Each student "
                        "has one line; delete the other.",
                        file=path.name,
                        line=line,
                        key=head.cell(cells, place),
                        earlier=lines[place, value],
                    )
                )
        if student.key in found:
            raise RosterError(
                message(
                    "{file}, line {line}: {key} stands for another student, too.",
                    file=path.name,
                    line=line,
                    key=student.key,
                )
            )
        found[student.key] = student
    if not found:
        raise RosterError(message("{file} lists no student.", file=path.name))
    return tuple(found.values())


@dataclass(frozen=True)
class _Head:
    """The line that names the columns.

    Attributes
    ----------
    line
        Its number.
    names
        The columns as they are called.
    identifying
        The places of those that identify a student, most identifying first.
    """

    line: int
    names: tuple[str, ...]
    plain: tuple[str, ...]
    identifying: tuple[int, ...]

    def cell(self, cells: Sequence[str], place: int) -> str:
        """Return what stands in a column, without what surrounds it."""
        return _nfc(cells[place].strip()) if place < len(cells) else ""

    def student(self, cells: Sequence[str]) -> Student | None:
        """Return whom a line names; None for an empty line, or one that is no student's."""
        known = [self.cell(cells, place) for place in self.identifying]
        key = next((value for value in known if value), "")
        name = self._name(cells)
        if not key or (name.casefold() in _NOBODY and "sis login id" in self.plain):
            return None
        whole = name or key
        aliases = {*known, whole, whole.replace(" ", ""), _turned(whole)} - {""}
        aliases |= {value.partition("@")[0] for value in known if "@" in value}
        columns = {
            column: cells[place] if place < len(cells) else ""
            for place, column in reversed([*enumerate(self.names)])
        }
        section = self._first(cells, _SECTIONS)
        return Student(key[:200], whole[:200], section, tuple(sorted(aliases)), columns)

    def _first(self, cells: Sequence[str], names: Sequence[str]) -> str:
        found = (self.cell(cells, self.plain.index(one)) for one in names if one in self.plain)
        return next(filter(None, found), "")

    def _name(self, cells: Sequence[str]) -> str:
        first, last = self._first(cells, _FIRST), self._first(cells, _LAST)
        if first and last:
            korean = not (first + last).isascii() and "HANGUL" in unicodedata.name(last[0], "")
            return last + first if korean else f"{first} {last}"
        return self._first(cells, _NAMES) or first or last


def _head(row: tuple[int, list[str]]) -> _Head:
    line, cells = row
    names = tuple(_nfc(cell.strip()) for cell in cells)
    plain = tuple(" ".join(name.casefold().replace("_", " ").split()) for name in names)
    identifying = tuple(plain.index(name) for name in _KEYS if name in plain)
    return _Head(line, names, plain, identifying)


def _turned(name: str) -> str:
    """Return "Kim, Minji" as "Minji Kim", and "Minji Kim" as "kimminji", as Canvas writes files."""
    last, comma, first = name.partition(",")
    if comma:
        return f"{first.strip()} {last.strip()}"
    words = name.split()
    return "".join([words[-1], *words[:-1]]).casefold() if len(words) > 1 else ""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the lines that hold anything, each with its number."""
    text = _text(path)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own way to say it
        text, delimiter = f"\n{rest}", first[4]
    else:
        sample = "\n".join(text.split("\n", _TITLES)[:_TITLES])
        delimiter = max(",;\t", key=sample.count)
    try:
        return list(_numbered(text, delimiter))
    except csv.Error as error:
        raise RosterError(
            message("{file} is no CSV: {error}", file=path.name, error=str(error))
        ) from None


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _text(path: Path) -> str:
    try:
        content = read_own(path, _LARGEST + 1)
    except (OSError, ValueError) as error:
        raise RosterError(
            message(
                "{file} could not be read: {error}",
                file=str(path),
                error=getattr(error, "strerror", None) or type(error).__name__,
            )
        ) from None
    if len(content) > _LARGEST:
        raise RosterError(message("{file} is too large for a class list.", file=path.name))
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterError(
        message("{file} is neither UTF-8 nor CP949. Save it as UTF-8.", file=path.name)
    )
