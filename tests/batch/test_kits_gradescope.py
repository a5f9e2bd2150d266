"""Gradescope's kit: the zip as it is uploaded, unpacked, and run as their harness runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.assignment import read_assignment
from grader.batch.model import Assignment
from grader.course import HOME, Course
from grader.i18n import translator
from grader.kits.bundle import REQUIREMENTS, _assignment, bundle
from grader.kits.gradescope import contents, write_zip
from grader.kits.gradescope_run import _record
from grader.kits.wording import timing_words

ASSIGNMENT = """
title = "Week 3 \\u007f 'quoted' \\"twice\\""
due = 2026-03-14T23:59:00Z
seed = 7
[late]
per_day = 0.5
[exercises]
sigmoid = 10
"losses/cross_entropy" = 20
"""
WRONG = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
HOSTILE = """
import numpy as np
for place in ("/autograder/results/results.json", "results/results.json", "results.json"):
    try:
        open(place, "w").write('{"score": 30}')
    except BaseException:
        pass
print("::error::<script>alert(1)</script>\\x1b[2J")

def sigmoid(x):
    raise ValueError("</pre><script>\\u202e\\x1b[31m" + "\\ud800")
"""

Grade = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Path:
    """Return the folder into which Gradescope unpacks the zip."""
    place = tmp_path_factory.mktemp("kit")
    (place / "week3.toml").write_text(ASSIGNMENT, encoding="utf-8")
    assignment = read_assignment(place / "week3.toml", course)
    write_zip(
        place / "kit.zip",
        course,
        assignment,
        language="en",
        translate=translator("en"),
        isolation="best",
    )
    unpacked = place / "source"
    with zipfile.ZipFile(place / "kit.zip") as archive:
        for member in archive.infolist():
            name = Path(archive.extract(member, unpacked))
            name.chmod(member.external_attr >> 16 & 0o777)
    return unpacked


@pytest.fixture
def root(tmp_path: Path, source: Path) -> Path:
    """Return what stands for /autograder."""
    place = tmp_path / "autograder"
    (place / "submission").mkdir(parents=True)
    (place / "source").symlink_to(source)
    return place


@pytest.fixture
def run_autograder(root: Path) -> Grade:
    def run(python: str = sys.executable) -> dict[str, Any]:
        environment = {
            **os.environ,
            "AUTOGRADER_ROOT": str(root),
            "AUTOGRADER_PYTHON": python,
            "PYTHONPATH": str(root / "source"),  # in place of what setup.sh installs
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        script = root / "source" / "run_autograder"
        done = subprocess.run(
            [script],
            cwd=root,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0
        told = json.loads((root / "results" / "results.json").read_text(encoding="ascii"))
        told["stdout"] = done.stdout
        check_format(told)
        return told

    return run


def check_format(told: dict[str, Any]) -> None:
    """Hold it against the documented format: these keys, these kinds, nothing read as markup."""
    kinds = {"score": int | float, "output": str, "tests": list, "stdout": str}
    for key, value in told.items():
        if key in kinds:
            assert isinstance(value, kinds[key])
        else:
            assert (key, value) in {
                ("output_format", "text"),
                ("test_output_format", "text"),
                ("test_name_format", "text"),
                ("visibility", "visible"),
                ("stdout_visibility", "hidden"),
            }
    for test in told["tests"]:
        assert test["output_format"] == "text"
        assert test["visibility"] in ("visible", "hidden")
        assert test.get("status", "passed") in ("passed", "failed")
        assert test.get("score", 0) <= test.get("max_score", 0)
        assert isinstance(test["name"], str) and isinstance(test["output"], str)
    if "score" not in told:
        assert told["tests"] == []  # a sum of tests would be taken for the score


def hand_in(root: Path, **programs: str) -> None:
    for name, text in programs.items():
        (root / "submission" / f"{name}.py").write_text(text, encoding="utf-8")


def test_right_programs_get_all_points(root: Path, course: Course, run_autograder: Grade) -> None:
    right = {slug: course.find(slug).solution_source for slug in ("sigmoid", "cross_entropy")}
    hand_in(root, **right)
    told = run_autograder()
    assert told["score"] == 30
    visible = [test for test in told["tests"] if test["visibility"] == "visible"]
    assert sum(test["max_score"] for test in visible) == pytest.approx(30)
    assert all(test["status"] == "passed" for test in visible)


def test_a_wrong_program_is_told_its_mistake(root: Path, run_autograder: Grade) -> None:
    hand_in(root, sigmoid=WRONG)
    told = run_autograder()
    assert 0 < told["score"] < 10
    assert "Your curve falls" in told["output"]
    assert "Nothing was handed in" in told["output"]  # the other exercise


def test_a_hostile_program_reaches_nothing(root: Path, run_autograder: Grade) -> None:
    answer = next((root / "source").glob("reference/losses/cross_entropy/solution.py"))
    hand_in(root, sigmoid=HOSTILE)
    (root / "submission" / "cross_entropy.py").symlink_to(answer)
    told = run_autograder()
    assert told["score"] == 0
    whole = json.dumps(told, ensure_ascii=False)
    assert "\x1b" not in whole and "\\u001b" not in whole and "\u202e" not in whole
    assert "ValueError" in whole
    assert "cross_entropy.py: It is a link" in told["output"]
    assert "::error::" not in told["stdout"]


def test_an_empty_submission_is_nothing_handed_in(run_autograder: Grade) -> None:
    told = run_autograder()
    assert told["score"] == 0
    assert told["output"].count("Nothing was handed in") == 2
    assert "Still to be handed in: sigmoid.py, cross_entropy.py" in told["output"]


def test_a_student_is_told_what_became_of_each_file(root: Path, run_autograder: Grade) -> None:
    hand_in(root, sigmoid=WRONG, sigmoid_old=WRONG)
    (root / "submission" / "Cross_Entropy (1).PY").write_bytes("# 손실\n".encode("cp949"))
    (root / "submission" / "essay.pdf").write_bytes(b"%PDF")
    output = run_autograder()["output"]
    assert "sigmoid_old.py: sigmoid.py counts." in output
    assert "(1).PY: The file was CP949; it was converted." in output
    assert "essay.pdf: It is neither a Python file (.py) nor a notebook" in output
    assert "Still to be handed in" not in output
    assert "Ask for" not in output  # that would be an instructor's to do


def test_lateness_is_left_to_gradescope(root: Path, course: Course, run_autograder: Grade) -> None:
    hand_in(root, sigmoid=course.find("sigmoid").solution_source)
    record = {
        "created_at": "2026-03-16T11:00:00.365935-07:00",
        "assignment": {"due_date": "2026-03-14T23:00:00.000000-07:00"},
        "users": [{"name": "<b>Kim</b>"}],
    }
    (root / "submission_metadata.json").write_text(json.dumps(record), encoding="utf-8")
    told = run_autograder()
    assert told["score"] == 10
    hidden = [test["output"] for test in told["tests"] if test["visibility"] == "hidden"]
    assert len(hidden) == 1
    assert "Isolation" in hidden[0]
    assert "Late by 36.0 hours. Nothing is taken off here" in hidden[0]
    assert "Isolation" not in told["output"]


@pytest.mark.parametrize("record", ["", "[" * 100_000, '{"assignment": 3, "created_at": {}}'])
def test_a_record_that_is_none_stops_nothing(root: Path, record: str) -> None:
    (root / "submission_metadata.json").write_text(record, encoding="utf-8")
    assert [*timing_words(_record(root), translator("en"))] == []


def test_where_the_grader_fails_there_is_a_text_and_no_score(
    root: Path, run_autograder: Grade
) -> None:
    (root / "submission").rmdir()
    told = run_autograder()
    assert "score" not in told
    assert "not your fault" in told["output"]
    assert "Traceback" in told["stdout"] and "Traceback" not in told["output"]
    assert "ended with status 1" in told["stdout"]


@pytest.mark.parametrize("body", ["kill -9 $$", "exit 127"])
def test_a_grader_that_never_starts_leaves_the_same(
    root: Path, run_autograder: Grade, body: str
) -> None:
    python = root / "python"
    python.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    python.chmod(0o755)
    (root / "results").mkdir()
    (root / "results" / "results.json").write_text('{"score": 30}', encoding="ascii")
    told = run_autograder(str(python))
    assert "score" not in told
    assert "not your fault" in told["output"]


def test_the_trial_grades_the_solutions(source: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "grader.kits.trial", "--assignment", "assignment.toml"],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "activations/sigmoid: the solution reaches 10 of 10" in done.stdout
    assert "Isolation" in done.stdout


def test_the_zip_is_as_gradescope_wants_it(source: Path) -> None:
    with zipfile.ZipFile(source.parent / "kit.zip") as archive:
        members = archive.infolist()
    names = [member.filename for member in members]
    assert names == sorted(names)
    runnable = {one.filename for one in members if one.external_attr >> 16 & 0o111}
    assert runnable == {"setup.sh", "run_autograder"}
    for script in runnable:
        assert (source / script).read_bytes().startswith(b"#!/usr/bin/env bash\n")
        subprocess.run(["bash", "-n", source / script], check=True)
        assert b"@" not in (source / script).read_bytes()


def test_only_the_answers_that_are_asked_for_are_in_it(source: Path) -> None:
    answers = {path.parent.name for path in (source / "reference").rglob("*.py")}
    assert answers == {"sigmoid", "cross_entropy"}
    assert not [*source.rglob("in_pytorch.py")] and not [*source.rglob("__pycache__")]
    assert {path.name for path in source.iterdir() if path.is_dir()} == {
        "exercises",
        "grader",
        "reference",
    }
    assert not {"ui", "cli", "verify"} & {path.name for path in (source / "grader").iterdir()}
    mine = tomllib.loads((source / "assignment.toml").read_text(encoding="utf-8"))
    assert mine == {
        "title": "Week 3 \x7f 'quoted' \"twice\"",
        "slug": "week3",
        "show": "full",
        "seed": 7,
        "exercises": {"activations/sigmoid": 10, "losses/cross_entropy": 20},
    }


def test_the_same_assignment_gives_the_same_bytes(
    tmp_path: Path, source: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assignment = read_assignment(source.parent / "week3.toml", course)
    again = tmp_path / "again.zip"
    write_zip(
        again, course, assignment, language="en", translate=translator("en"), isolation="best"
    )
    assert again.read_bytes() == (source.parent / "kit.zip").read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["again.zip"]


@given(title=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_is_kept(title: str) -> None:
    assert tomllib.loads(_assignment(Assignment("a", title, ())))["title"] == title


def test_korean_kits_tell_failures_in_korean(source: Path, course: Course) -> None:
    assignment = read_assignment(source.parent / "week3.toml", course)
    files = contents(course, assignment, "ko", translator("ko"), "strict")
    script = files["run_autograder"].decode("ascii")
    assert "--lang ko --isolation strict" in script
    told = json.loads(script.partition("<<'RESULTS'\n")[2].partition("\nRESULTS\n")[0])
    assert told["output"] == translator("ko")(told["output"]) and not told["output"].isascii()
    readme = files["README.md"].decode("utf-8")
    assert "총점을 30점" in readme and "@" not in readme


def test_a_kit_asks_for_what_the_project_asks_for(source: Path, course: Course) -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(REQUIREMENTS) <= set(project["dependencies"])
    files = bundle(course, read_assignment(source.parent / "week3.toml", course))
    kit = tomllib.loads(files["pyproject.toml"].decode("utf-8"))["project"]
    assert kit["requires-python"] == project["requires-python"]


def test_nothing_but_what_a_kit_asks_for_is_imported(source: Path) -> None:
    entries = ("gradescope_run", "classroom_run", "trial")
    imports = "\n".join(f"import grader.kits.{one}" for one in entries)
    code = f"import sys\nbefore = set(sys.modules)\n{imports}\n"
    code += "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    done = subprocess.run(
        [sys.executable, "-s", "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(source)},
        check=True,
        capture_output=True,
        text=True,
    )
    known = packages_distributions()
    foreign = {name for name in done.stdout.split() if name not in sys.stdlib_module_names}
    packages = {known[name][0].lower() for name in foreign if name in known} - {"scratchgrad"}
    asked = {re.split("[<>=]", one)[0] for one in REQUIREMENTS}
    assert packages - {"markupsafe"} <= asked  # which comes with jinja2
    assert {"numpy", "pyyaml"} <= packages


def stub(place: Path, name: str, body: str) -> None:
    path = place / name
    path.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(source: Path, place: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{place}:/nowhere", "AUTOGRADER_ROOT": str(place)}
    return subprocess.run(
        ["/bin/bash", source / "setup.sh"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_setup_takes_a_python_that_fits(tmp_path: Path, source: Path) -> None:
    log = tmp_path / "log"
    stub(tmp_path, "python3.12", "exit 1")  # too old, or without venv
    stub(
        tmp_path,
        "python3.11",
        f'[ "$1" = -c ] || {{ echo "$@" >>{log}; /bin/mkdir -p "$3/bin";'
        f' /bin/cp {tmp_path}/inner "$3/bin/python"; }}',
    )
    stub(tmp_path, "inner", f'echo "$@" >>{log}')
    done = set_up(source, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert log.read_text(encoding="utf-8").splitlines() == [
        f"-m venv {tmp_path}/venv",
        f"-m pip install --no-cache-dir {tmp_path}/source",
        f"-s -P -m grader.kits.trial --assignment {tmp_path}/source/assignment.toml"
        " --isolation best",
    ]


def test_setup_says_when_there_is_no_python(tmp_path: Path, source: Path) -> None:
    stub(tmp_path, "apt-get", '[ "$1" = update ]')
    done = set_up(source, tmp_path)
    assert done.returncode == 1
    assert "Choose Ubuntu 22.04 or newer" in done.stderr
