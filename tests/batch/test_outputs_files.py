"""The files of a run: what is in them, that programs can read them, and that they are whole."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from classes import NAMES, NASTY, SIGMOID, SOFTMAX, Class, hostile_class, ordinary_class

from grader.batch.model import Graded, LatePolicy, Show
from grader.batch.outputs import write_outputs
from grader.batch.outputs.gradescope import results_json
from grader.batch.outputs.results_json import SCHEMA
from grader.batch.outputs.words import Words
from grader.course import load_course
from grader.i18n import translator

KINDS = {"missing", "open", "waiting"}


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ordinary")
    ordinary_class(late=LatePolicy(per_day=0.1)).write(out)
    return out


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    hostile_class().write(out)
    return out


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def gradebook(out: Path) -> dict[str, dict[str, str]]:
    head, *lines = rows(out / "gradebook.csv")
    return {line[0]: dict(zip(head, line, strict=True)) for line in lines}


def results(out: Path) -> dict:
    return json.loads((out / "results.json").read_text(encoding="utf-8"))


def test_everything_that_is_returned_is_there_and_nothing_else(tmp_path: Path) -> None:
    written = ordinary_class().write(tmp_path)
    assert sorted(written) == sorted(tmp_path.iterdir())
    names = {f"s{number}" for number in range(1, 7)} | {"stranger", "t"}
    feedback = {path.name for path in (tmp_path / "feedback").iterdir()}
    assert feedback == {f"{name}.{kind}" for name in names for kind in ("html", "md")}


def test_the_gradebook_has_everybody_and_leaves_open_what_is_open(ordinary: Path) -> None:
    assert (ordinary / "gradebook.csv").read_bytes().startswith(b"\xef\xbb\xbfstudent,name")
    book = gradebook(ordinary)
    assert (book["s1"][SIGMOID], book["s1"][SOFTMAX], book["s1"]["total"]) == ("10", "20", "30")
    assert book["s1"]["possible"] == "30" and book["s1"]["section"] == "A"
    # 30 hours: two days begun, each a tenth of 20 points
    assert (book["s2"]["late_days"], book["s2"]["lost_to_lateness"]) == ("2", "4")
    assert book["s2"][SOFTMAX] == "16"
    assert (book["s4"][SOFTMAX], book["s4"]["total"], book["s4"]["open"]) == ("", "", SOFTMAX)
    assert (book["s5"][SOFTMAX], book["s5"]["total"], book["s5"]["waiting"]) == ("", "", SOFTMAX)
    assert (book["s6"]["total"], book["s6"]["missing"]) == ("0", f"{SIGMOID}; {SOFTMAX}")
    assert book["stranger"][SOFTMAX] == "0" and book["stranger"]["missing"] == SOFTMAX


def test_the_same_hand_ins_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = ordinary_class(), ordinary_class()
    other.roster.reverse()
    other.graded.reverse()
    one.write(tmp_path / "one")
    other.write(tmp_path / "other")
    for path in sorted((tmp_path / "one").rglob("*")):
        twin = tmp_path / "other" / path.relative_to(tmp_path / "one")
        assert path.is_dir() or path.read_bytes() == twin.read_bytes()


@pytest.mark.parametrize("which", ["ordinary", "hostile"])
def test_results_are_what_the_schema_says(which: str, request: pytest.FixtureRequest) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = results(request.getfixturevalue(which))
    jsonschema.validate(found, schema)
    del found["students"][0]["exercises"][0]["days_late"]  # so that it is more than a formality
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_results_hold_everything_and_say_what_is_known(ordinary: Path) -> None:
    found = results(ordinary)
    students = {one["student"]: one for one in found["students"]}
    assert list(students) == sorted(students)
    states = {
        (key, mark["exercise"]): mark["state"]
        for key, one in students.items()
        for mark in one["exercises"]
    }
    assert set(states.values()) == {"graded", *KINDS}
    open_ = students["s4"]["exercises"][1]
    assert (open_["state"], open_["points"], students["s4"]["total"]) == ("open", None, None)
    assert found["intake"]["unclear"][0]["file"] == "essay.docx"
    assert len(found["intake"]["superseded"]) == 1
    for one in students.values():
        assert (ordinary / unquote(one["feedback"])).is_file()


def test_the_summary_counts_the_class(ordinary: Path) -> None:
    summary = results(ordinary)["summary"]
    assert (summary["students"], summary["handed_in"], summary["programs"]) == (8, 7, 12)
    # Whoever has something open, and whoever handed in nothing, is in no mean and no bar.
    assert sum(summary["distribution"]) == 5
    counts = {
        "faults": 4,
        "late": 1,
        "undated": 1,
        "missing": 1,
        "nothing": 1,
        "open": 2,
        "not_on_roster": 2,
    }
    assert summary["counts"] == counts
    common = summary["mistakes"][0]
    assert (common["mistake"], common["count"]) == ("missing_parentheses", 2)
    assert common["example"]["call"].startswith("sigmoid(")
    unnamed = {(one["exercise"], one["count"]) for one in summary["unnamed"]}
    assert (SIGMOID, 1) in unnamed and (SOFTMAX, 1) in unnamed
    assert summary["outcomes"]["timeout"] == 1 and summary["outcomes"]["internal_error"] == 1


def test_junit_says_the_same(ordinary: Path) -> None:
    root = ElementTree.parse(ordinary / "junit.xml").getroot()
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == set(gradebook(ordinary))
    for suite in suites.values():
        for kind, counted in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert len(suite.findall(f"testcase/{kind}")) == int(suite.get(counted, "-1"))
        assert len(suite) == int(suite.get("tests", "-1"))
    assert suites["s1"].get("failures") == suites["s1"].get("skipped") == "0"
    assert int(suites["s3"].get("failures", "0")) > 0
    assert suites["s4"].get("errors") == "1"  # a fault of ours is no failure of theirs


def test_gradescope_is_told_points_and_no_zero_of_ours(ordinary: Path) -> None:
    told = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (ordinary / "gradescope").iterdir()
    }
    assert set(told) == set(gradebook(ordinary)) - {"s6"}
    assert told["s1"]["score"] == 30
    assert round(sum(test["max_score"] for test in told["s1"]["tests"]), 1) == 30
    assert {test["status"] for test in told["s2"]["tests"]} == {"passed", "failed"}
    assert told["s2"]["score"] < 20 and "2 days late" in told["s2"]["output"]
    for open_ in ("s4", "s5"):
        assert "score" not in told[open_] and told[open_]["tests"] == []
    for one in told.values():
        assert one["output_format"] == "text"
        assert all(test["output_format"] == "text" for test in one["tests"])


def test_gradescopes_object_of_one_report() -> None:
    graded = Class().hands_in("a", "named sigmoid", broken_grader=False).graded[0]
    words = Words(translator("en"))
    full = results_json(graded.report, 30.0, Show.FULL, words)
    share = graded.report.score / graded.report.max_score
    assert full["score"] == pytest.approx(30 * share, abs=1e-3)
    assert "sigmoid(" in json.dumps(full["tests"])
    score = results_json(graded.report, 30.0, Show.SCORE, words)
    assert (score["tests"], score["score"]) == ([], full["score"])
    broken = Class().hands_in("a", "named sigmoid", broken_grader=True).graded[0].report
    assert "score" not in results_json(broken, 30.0, Show.FULL, words)


def test_canvas_and_moodle_get_their_own_columns_back(tmp_path: Path) -> None:
    made = Class()
    columns = {
        "Student": "Kim, Minji",
        "ID": "77",
        "SIS User ID": "2026",
        "SIS Login ID": "kim",
        "Section": "A",
        "Week 3 (12345)": "",
        "Email address": "kim@uni.edu",
    }
    made.listed("2026", "Minji Kim", "A", **columns)
    made.hands_in("2026", "right sigmoid").hands_in("new", "right sigmoid", broken_grader=True)
    made.write(tmp_path)
    assert rows(tmp_path / "canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 3 (12345)"],
        ["Points Possible", "", "", "", "", "30"],
        ["Kim, Minji", "77", "2026", "kim", "A", "10"],
        ["new", "", "new", "", "", ""],
    ]
    moodle = rows(tmp_path / "moodle.csv")
    assert moodle[0] == ["Email address", "ID number", "Username", "Full name", "Week 3"]
    assert moodle[1] == ["kim@uni.edu", "2026", "kim", "Minji Kim", "10"]
    assert moodle[2][-1] == ""


@pytest.mark.parametrize("name", ["gradebook.csv", "canvas.csv", "moodle.csv"])
def test_no_cell_of_a_hostile_class_is_a_formula(hostile: Path, name: str) -> None:
    found = rows(hostile / name)
    assert len(found) >= len(NAMES)
    for row in found:
        for cell in row:
            assert cell[:1] not in tuple("=+-@\t\r＝") or re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert not set(cell) & set("\x1b\u202e\0\n")


def test_xml_and_json_of_a_hostile_class_can_be_read(hostile: Path) -> None:
    root = ElementTree.parse(hostile / "junit.xml").getroot()
    assert len(root) == len(NAMES) + 1
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
    }
    assert "<script>alert(1)</script>" in {suite.get("name") for suite in root}
    keys = {one["student"] for one in results(hostile)["students"]}
    assert keys == {*NAMES, NASTY}  # exactly what they are called, whatever that is
    for path in (hostile / "gradescope").iterdir():
        json.loads(path.read_text(encoding="ascii"))


def test_nothing_is_written_outside(hostile: Path) -> None:
    inside = {path for path in hostile.rglob("*") if path.is_file()}
    students = len(NAMES) + 1
    assert len([path for path in inside if path.parent.name == "feedback"]) == 2 * students
    assert {path.parent.name for path in inside} == {hostile.name, "feedback", "gradescope"}


def test_who_left_the_class_leaves_no_feedback_behind(tmp_path: Path) -> None:
    ordinary_class().write(tmp_path)
    Class().hands_in("s1", "right sigmoid").write(tmp_path)
    assert {path.stem for path in (tmp_path / "feedback").iterdir()} == {"s1"}
    assert {path.stem for path in (tmp_path / "gradescope").iterdir()} == {"s1"}
    assert set(gradebook(tmp_path)) == {"s1"}


def test_a_failure_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    made = ordinary_class()
    made.write(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def breaks() -> Iterator[Graded]:
        yield next(made.counted())
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"):
        write_outputs(tmp_path, made.plan(), breaks, load_course(), "en")
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "feedback.new").mkdir()
    (tmp_path / "feedback.new" / "half.html").write_text("half")
    (tmp_path / "feedback.old").mkdir()
    (tmp_path / "gradebook.csv.new").write_text("half")
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    outside.mkdir()
    (outside / "kept").write_text("kept")
    (tmp_path / "gradescope").symlink_to(outside)
    written = ordinary_class().write(tmp_path)
    assert sorted(written) == sorted(tmp_path.iterdir())
    assert [path.name for path in outside.iterdir()] == ["kept"]  # a link is replaced, not followed
