"""Class lists as learning systems and universities export them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.batch.model import Student
from grader.batch.roster import RosterError, read_roster

CANVAS = (
    '\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,"Quiz: Data; Part 1 (201)",Final Score\n'
    "    Points Possible,,,,,10,(read only)\n"
    ",,,,,Manual Posting,\n"
    '"Kim, Minji",501,20231234,minji@example.edu,COP-01,9,90\n'
    '"Lee, Jordan",502,20235678,jlee,COP-02,,\n'
    '"Student, Test",599,,teststudent,COP-01,,\n'
)
MOODLE = (
    '"First name";"Last name";"ID number";"Email address";Groups\n'
    "Minji;Kim;20231234;minji@example.edu;A\n"
    "Jordan;Lee;;jordan@example.edu;\n"
)
KOREAN = "2026학년도 1학기 출석부\n\n학번\t성명\t분반\n20231234\t김민지\t01\n20235678\t이조던\t02\n"
MOODLE_KOREAN = "이름,성,이메일 주소\n민지,김,minji@example.edu\n"
CLASSROOM = '"identifier","github_username","github_id","name"\n"20231234","minji","7","Kim"\n'


def write(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Student, ...]:
    (tmp_path / "class.csv").write_bytes(text.encode(encoding))
    return read_roster(tmp_path / "class.csv")


def refused(tmp_path: Path, text: str | bytes) -> str:
    path = tmp_path / "class.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RosterError) as raised:
        read_roster(path)
    said = raised.value.message.render()
    assert "class.csv" in said
    return said


def told(students: tuple[Student, ...]) -> list[tuple[str, str, str]]:
    return [(one.key, one.name, one.section) for one in students]


def test_canvas_gradebook(tmp_path: Path) -> None:
    kim, lee = write(tmp_path, CANVAS)
    assert told((kim, lee)) == [("501", "Kim, Minji", "COP-01"), ("502", "Lee, Jordan", "COP-02")]
    assert {"20231234", "minji@example.edu", "minji", "Minji Kim"} <= set(kim.aliases)
    assert kim.columns["Quiz: Data; Part 1 (201)"] == "9"
    assert list(kim.columns)[::-1] == CANVAS.partition("\n")[0][1:].replace('"', "").split(",")


def test_moodle_participants(tmp_path: Path) -> None:
    assert told(write(tmp_path, MOODLE)) == [
        ("20231234", "Minji Kim", "A"),
        ("jordan@example.edu", "Jordan Lee", ""),
    ]
    assert told(write(tmp_path, MOODLE_KOREAN)) == [("minji@example.edu", "김민지", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_korean_lists_with_a_title_above(tmp_path: Path, encoding: str, newline: str) -> None:
    students = write(tmp_path, KOREAN.replace("\n", newline), encoding)
    assert told(students) == [("20231234", "김민지", "01"), ("20235678", "이조던", "02")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    text = 'id,name\n7,"Kim\nMinji"\n'.replace(",", delimiter)
    assert told(write(tmp_path, text)) == [("7", "Kim\nMinji", "")]
    assert told(write(tmp_path, f"sep={delimiter}\n{text}")) == [("7", "Kim\nMinji", "")]


def test_github_and_names_that_macos_wrote(tmp_path: Path) -> None:
    (student,) = write(tmp_path, CLASSROOM)
    assert student.key == "minji"
    assert "20231234" in student.aliases
    (student,) = write(tmp_path, "id,name\n1,\u1100\u1175\u11b7\n")
    assert student.name == "김"


def test_two_lines_of_one_student(tmp_path: Path) -> None:
    said = refused(tmp_path, "id,name\n\n7,Kim\n8,Lee\n\n7,Kim\n")
    assert "line 6: 7 stands in line 3 too" in said
    said = refused(tmp_path, "id,email\n7,kim@a.edu\n8,KIM@a.edu\n")
    assert "line 3: KIM@a.edu stands in line 2 too" in said
    assert "another student" in refused(tmp_path, "id,login\nkim,\n,kim\n")


def test_namesakes_are_two(tmp_path: Path) -> None:
    assert len(write(tmp_path, "id,name\n7,Kim\n8,Kim\n")) == 2


def test_lists_that_say_too_little(tmp_path: Path) -> None:
    assert "is empty" in refused(tmp_path, "\n \n")
    assert "no column identifies" in refused(tmp_path, "name,age\nKim,20\n")
    assert "lists no student" in refused(tmp_path, "id,name\n,Kim\n")
    assert "neither UTF-8 nor CP949" in refused(tmp_path, b"id\n\xff\xff\xff")
    assert "is no CSV" in refused(tmp_path, 'id\n"' + "x" * 200_000)
    with pytest.raises(RosterError, match="could not be read"):
        read_roster(tmp_path / "missing.csv")


@settings(max_examples=50)
@given(st.binary(max_size=60), st.sampled_from([b"", b"id,name\n", b"id\tlogin\n"]))
def test_no_bytes_break_the_reading(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(head + content)
    try:
        students = read_roster(path)
    except RosterError:
        return
    assert students
    assert all(one.key for one in students)
