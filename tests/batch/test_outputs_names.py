"""File names and spreadsheet cells: whatever a student is called, nothing obeys it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

from classes import NAMES, NASTY
from hypothesis import example, given
from hypothesis import strategies as st

from grader.batch.outputs.filenames import file_names
from grader.batch.outputs.spreadsheet import Sheet, harmless, number

texts = st.text(st.characters(), max_size=60) | st.sampled_from(NAMES)
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?")


def folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


@given(st.lists(texts, unique=True, max_size=12))
@example(list(NAMES))
@example(["ﬁ", "fi", "FI"])
@example(["a", "A", "A-0123456789", "a-0123456789"])
def test_every_student_has_a_file_of_their_own_on_every_system(students: list[str]) -> None:
    names = file_names(students)
    assert list(names) == students
    assert len({folded(name) for name in names.values()}) == len(students)
    for name in names.values():
        assert name == Path(name).name
        assert 0 < len(f"{name}.html".encode()) <= 120
        assert not DEVICES.fullmatch(name)
        assert not set(name) & set('/\\:*?"<>|%') and name.isprintable()
        assert name[0] not in ".-~ " and name[-1] not in ". "


def test_ordinary_names_stay_as_they_are() -> None:
    for name in ("kim", "KimMinji", "김민지", "2026-0001", "a@b.edu", "école"):
        assert file_names([name]) == {name: name}


def test_a_name_depends_on_nobody_who_is_not_called_alike() -> None:
    assert file_names(["Kim", "kim", "lee"])["kim"] == file_names(["kim", "Kim"])["kim"]
    assert file_names(["lee", "kim"])["lee"] == "lee"


@given(texts)
@example(NASTY)
@example("\u3000=1")
@example("\x1b[31m=1")
@example("\ufeff=1")
@example("﹦1")
def test_no_cell_is_a_formula_or_more_than_a_line(text: str) -> None:
    cell = harmless(text)
    assert not unicodedata.normalize("NFKC", cell).lstrip().startswith(("=", "+", "-", "@"))
    assert not {unicodedata.category(one) for one in cell} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_numbers_of_ours_stay_numbers() -> None:
    stream = io.StringIO()
    Sheet(stream).row(["-1", -1, 2.5, 0.0, None, 7.0])
    assert next(csv.reader([stream.getvalue()])) == ["'-1", "-1", "2.5", "0", "", "7"]
    assert number(6.666666) == "6.67"
