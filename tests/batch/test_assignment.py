"""Assignment files: what they say, and what is said of those that say it wrongly."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.batch.assignment import AssignmentError, read_assignment, whole_course
from grader.batch.gradebook import lines
from grader.batch.model import (
    Asked,
    Assignment,
    Graded,
    Handed,
    Intake,
    LatePolicy,
    Place,
    Show,
)
from grader.batch.planning import make_plan
from grader.course import Course
from grader.report import Isolation, Outcome, Report

EXERCISES = "[exercises]\nsigmoid = 10\n"


def read(tmp_path: Path, course: Course, text: str, name: str = "week3.toml") -> Assignment:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_assignment(path, course)


def refused(tmp_path: Path, course: Course, text: str) -> str:
    with pytest.raises(AssignmentError) as raised:
        read(tmp_path, course, text)
    said = raised.value.message.render()
    assert "week3.toml" in said
    return said.partition("week3.toml")[2].removeprefix(", ").removeprefix(": ")


def test_everything_that_can_be_said(tmp_path: Path, course: Course) -> None:
    text = """
        title = "3주차 과제"
        slug = "Week 3!"
        timezone = "Asia/Seoul"
        due = 2026-03-14T23:59:00
        show = "checks"
        seed = 42
        [late]
        grace_minutes = 15
        per_day = 0.1
        most_days = 3
        by_file_time = true
        [exercises]
        sigmoid = 10
        "losses/cross_entropy" = 12.5
        [extensions]
        20231234 = 2026-03-18
        "lee@example.edu" = 2026-03-16T09:00:00Z
    """
    assert read(tmp_path, course, text) == Assignment(
        slug="week-3",
        title="3주차 과제",
        asked=(Asked("activations/sigmoid", 10.0), Asked("losses/cross_entropy", 12.5)),
        due=datetime(2026, 3, 14, 14, 59, tzinfo=UTC),
        late=LatePolicy(15, 0.1, 3, by_file_time=True),
        show=Show.CHECKS,
        seed=42,
        extensions={
            "20231234": datetime(2026, 3, 18, 14, 59, 59, tzinfo=UTC),
            "lee@example.edu": datetime(2026, 3, 16, 9, tzinfo=UTC),
        },
        timezone="Asia/Seoul",
    )


def test_what_is_left_out(tmp_path: Path, course: Course) -> None:
    plain = read(tmp_path, course, EXERCISES)
    assert (plain.slug, plain.title, plain.show, plain.due) == ("week3", "week3", Show.FULL, None)
    assert plain.seed == read(tmp_path, course, "\ufeff" + EXERCISES.replace("10", "20")).seed
    assert plain.seed != read(tmp_path, course, EXERCISES, "week4.toml").seed
    assert read(tmp_path, course, EXERCISES, "과제.toml").slug == "assignment"
    whole = whole_course(course)
    assert whole.points == sum(entry.points for entry in course)


def test_the_courses_own_points_and_shares_of_a_total(tmp_path: Path, course: Course) -> None:
    listed = read(tmp_path, course, 'exercises = ["softmax", "xor_by_hand"]')
    assert [one.points for one in listed.asked] == [10, 15]
    weighed = read(tmp_path, course, "points = 30\n[weights]\nsigmoid = 1\nsoftmax = 2")
    assert [one.points for one in weighed.asked] == [10, 20]
    thirds = read(tmp_path, course, "[weights]\nsigmoid = 1\nsoftmax = 1\nsigmoid_grad = 1")
    # Marks are hundredths: three times 33.33 would leave nobody with 100.
    assert [one.points for one in thirds.asked] == [33.33, 33.34, 33.33]
    assert round(thirds.points, 2) == 100


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-03-14", "2026-03-14T23:59:59"),
        ("2026-03-14T12:00:00", "2026-03-14T12:00:00"),
        ("2026-03-14T12:00:00+09:00", "2026-03-14T03:00:00"),
        ('"2026-03-14 12:00"', "2026-03-14T12:00:00"),
        ('"2026-03-14"', "2026-03-14T23:59:59"),
    ],
)
def test_without_a_zone_times_are_utc(
    tmp_path: Path, course: Course, written: str, utc: str
) -> None:
    due = read(tmp_path, course, f"due = {written}\n{EXERCISES}").due
    assert due == datetime.fromisoformat(f"{utc}+00:00")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("duee = 2026-01-01\n", "line 1: duee is not known here. Is due meant?"),
        ("\nzzz = 1\n", "line 2: zzz is not known here. There are: title"),
        ('due = "soon"\n', "line 1: due: it must be a date and time, for example"),
        ("due = 12:00:00\n", "line 1: due: it must be"),
        ("due = 0001-01-01T00:00:00+09:00\n", "line 1: due: it must be"),
        ('timezone = "Asia/Soul"\n', "for example Asia/Seoul."),
        ('timezone = "KST"\n', "for example Asia/Seoul."),
        ('timezone = "../../etc/passwd"\n', "line 1: timezone must be the name"),
        ("timezone = 9\n", "line 1: timezone must be the name"),
        ('show = "all"\n', "line 1: show must be one of full, checks, score."),
        ("show = []\n", "line 1: show must be"),
        ("seed = -1\n", "line 1: seed must be a whole number from 0 to 4294967295."),
        ("seed = 1.5\n", "line 1: seed must be"),
        ("title = 3\n", "line 1: title must be a text"),
        ("late = 3\n", "line 1: late must be a table: write [late]"),
        ("points = 10\n", "line 1: points is a total that [weights] shares out."),
        ("late = {per_day = 10}\n", "write 0.1 for 10 %."),
        ("late = {per_day = -1}\n", "per_day must be a number from 0 to 1."),
        ("late = {per_day = nan}\n", "per_day must be a number"),
        ("late = {most_days = true}\n", "most_days must be a whole number"),
        ("late = {by_file_time = 1}\n", "by_file_time must be true or false."),
        ("late = {perday = 1}\n", "Is per_day meant?"),
        ("[extensions]\nkim = 2026-01-01\n", "line 1: Without due there is nothing to extend."),
        ("due = 2026-02-01\n[extensions]\nkim = 2026-01-01\n", "line 3: The extension of kim"),
        ("due = 2026-02-01\n[extensions]\nkim = 3\n", "line 3: kim: it must be a date"),
        ("[weights]\nsigmoid = 1\n", "line 1: [exercises] gives points and [weights]"),
    ],
)
def test_wrong_values(tmp_path: Path, course: Course, text: str, said: str) -> None:
    assert said in refused(tmp_path, course, f"{text}{EXERCISES}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "It lists no exercises. Write [exercises]"),
        ("exercises = []", "It lists no exercises."),
        ("exercises = 3", "It lists no exercises."),
        ("[exercises]", "line 1: It lists no exercises."),
        ("[exercises]\nsigmod = 1", "line 2: No exercise is called sigmod. Is sigmoid meant?"),
        ("exercises = [3]", "No exercise is called 3. There are: array_shapes"),
        ("[exercises]\nsigmoid = '10'", "line 2: sigmoid must be a number from 0 to 1000000."),
        ("[exercises]\nsigmoid = inf", "line 2: sigmoid must be"),
        ("[exercises]\nsigmoid = -1", "line 2: sigmoid must be"),
        ('[exercises]\nsigmoid = 1\n"activations/sigmoid" = 1', "sigmoid is listed twice."),
        ("[weights]\nsigmoid = 0", "At least one of the weights"),
        ("[exercises\n", "is not readable TOML"),
        ("a = " + "[" * 5000, "is not readable TOML"),
    ],
)
def test_wrong_exercises(tmp_path: Path, course: Course, text: str, said: str) -> None:
    assert said in refused(tmp_path, course, text)


def test_files_that_cannot_be_read(tmp_path: Path, course: Course) -> None:
    cases = {"missing.toml": None, "folder.toml": b"", "korean.toml": "# 과제".encode("cp949")}
    said = []
    for name, content in cases.items():
        path = tmp_path / name
        if content:
            path.write_bytes(content)
        elif content is not None:
            path.mkdir()
        with pytest.raises(AssignmentError) as raised:
            read_assignment(path, course)
        said.append(raised.value.message.render())
        assert name in said[-1]
    assert [word in text for word, text in zip(("no file", "read", "UTF-8"), said, strict=True)]


@settings(max_examples=25)
@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3))
def test_no_toml_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, course: Course, data: dict[str, int | str]
) -> None:
    lines = [f"{key!a} = {value!a}" for key, value in data.items()]
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(AssignmentError):
        read_assignment(path, course)


def submissions(tmp_path: Path, *students: str) -> Path:
    for student in students:
        (tmp_path / "in" / student).mkdir(parents=True)
        (tmp_path / "in" / student / "sigmoid.py").write_bytes(b"")
    return tmp_path / "in"


def test_a_plan_reads_all_three(tmp_path: Path, course: Course) -> None:
    (tmp_path / "a.toml").write_text(
        f'due = 2026-03-14\n{EXERCISES}[extensions]\n"Kim Minji" = 2026-03-20\nlee = 2026-03-21\n'
    )
    (tmp_path / "r.csv").write_text("id,name,login\n7,Kim Minji,kim\n8,Lee,lee\n9,Park,park\n")
    folder = submissions(tmp_path, "kim", "lee")
    plan = make_plan(folder, course, tmp_path / "a.toml", tmp_path / "r.csv")
    assert [one.student for one in plan.intake.handed] == ["7", "8"]
    assert sorted(plan.intake.students) == ["7", "8", "9"]
    late = plan.assignment
    assert [str(late.due_for(key))[:10] for key in "789"] == [
        "2026-03-20",
        "2026-03-21",
        "2026-03-14",
    ]
    assert plan.untimed == 2
    seven, eight = (replace(one, marked_late=True) for one in plan.intake.handed)
    later = replace(plan.assignment, extensions={"7": plan.assignment.extensions["7"]})
    called_late = replace(plan, assignment=later, intake=Intake({}, (seven, eight)))
    assert called_late.untimed == 1  # the system knows nothing of an extension
    alone = make_plan(folder, course, tmp_path / "a.toml")
    assert sorted(alone.assignment.extensions) == ["Kim Minji", "lee"]
    assert len(make_plan(folder, course).assignment.asked) == len(list(course))


def test_an_extension_of_a_name_that_two_have_is_not_given_to_either(
    tmp_path: Path, course: Course
) -> None:
    (tmp_path / "r.csv").write_text("id,name\n7,Kim Minji\n8,Kim Minji\n")
    head = f"due = 2026-03-14\n{EXERCISES}[extensions]\n"
    (tmp_path / "a.toml").write_text(f'{head}"Kim Minji" = 2026-03-20\n')
    folder = submissions(tmp_path, "7", "8")
    with pytest.raises(AssignmentError, match=r"several are called so.*: 7, 8"):
        make_plan(folder, course, tmp_path / "a.toml", tmp_path / "r.csv")
    (tmp_path / "a.toml").write_text(f"{head}8 = 2026-03-20\n")
    plan = make_plan(folder, course, tmp_path / "a.toml", tmp_path / "r.csv")
    assert [*plan.assignment.extensions] == ["8"]


def test_an_extension_for_nobody_of_the_class_is_refused(tmp_path: Path, course: Course) -> None:
    (tmp_path / "a.toml").write_text(f"due = 2026-03-14\n{EXERCISES}[extensions]\nkin = 2026-03-20")
    (tmp_path / "r.csv").write_text("id,name\nkim,Minji\nlee,Jordan\n")
    with pytest.raises(AssignmentError, match=r"a\.toml: \[extensions\] names kin.*kim"):
        make_plan(submissions(tmp_path, "kim"), course, tmp_path / "a.toml", tmp_path / "r.csv")


def test_an_extension_is_the_deadline_of_one(tmp_path: Path, course: Course) -> None:
    text = f"due = 2026-03-14\n{EXERCISES}[extensions]\nlee = 2026-03-20\n[late]\nper_day = 0.1\n"
    assignment = read(tmp_path, course, text)
    late = Handed("kim", "kim", "activations/sigmoid", Place("a", "a"))
    late = replace(late, submitted=datetime(2026, 3, 16, 12, tzinfo=UTC), marked_late=True)
    report = Report("activations/sigmoid", Outcome.PASSED, 10, 10, (), Isolation("strict"), 1, 0.0)
    counted = [
        Graded(replace(late, student=student), "", "", b"", report) for student in ("kim", "lee")
    ]
    intake = Intake({}, (), students={"kim": "kim", "lee": "lee"})
    found = {line.student: line.marks[0] for line in lines(assignment, (), intake, counted)}
    assert (found["kim"].days_late, found["kim"].points) == (2, 8.0)
    assert (found["lee"].days_late, found["lee"].points) == (0, 10.0)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, course: Course) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(AssignmentError, match="not a regular file"):
        read_assignment(tmp_path / "pipe.toml", course)
