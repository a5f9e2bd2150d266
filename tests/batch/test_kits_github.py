"""GitHub Classroom's kit: the workflow read as GitHub reads it, and its steps run by bash."""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader.batch.model import Asked, Assignment, Show
from grader.course import Course
from grader.kits.bundle import KitError
from grader.kits.classroom_run import main
from grader.kits.github import WORKFLOW, write_folder

WEEK = Assignment(
    "week3",
    "Week <3>",
    (Asked("activations/sigmoid", 10.0), Asked("losses/cross_entropy", 20.0)),
    seed=7,
)
HOSTILE = """
print("::error::printed")

def sigmoid(x):
    raise ValueError("a\\n::error::raised\\n</pre><script>alert(1)</script>\\n\\n# Heading")
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Path:
    place = tmp_path_factory.mktemp("github") / "kit"
    write_folder(place, course, WEEK, language="en", isolation="best")
    return place


@pytest.fixture(scope="module")
def workflow(kit: Path) -> dict[Any, Any]:
    read = yaml.safe_load((kit / "template" / WORKFLOW).read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@dataclass
class Ran:
    """What a step did."""

    status: int
    stdout: str
    summary: str
    outputs: dict[str, str]


Step = Callable[..., Ran]


@pytest.fixture
def step(tmp_path: Path, kit: Path, workflow: dict[Any, Any]) -> Step:
    """Run a step as a runner does, in a workspace with both checkouts."""
    (tmp_path / "grader").symlink_to(kit / "grader-repository")
    (tmp_path / "submission").mkdir(exist_ok=True)
    shims = tmp_path / "shims"
    shims.mkdir()
    # No link: a Python that is called by one does not find its virtual environment.
    (shims / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    (shims / "python").chmod(0o755)

    def run(name: str, **more: str) -> Ran:
        found = next(one for one in workflow["jobs"]["grade"]["steps"] if one.get("name") == name)
        files = {name: tmp_path / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for file in files.values():
            file.write_bytes(b"")
        environment = {
            "PATH": f"{shims}:{os.environ['PATH']}",
            "PYTHONPATH": str(kit / "grader-repository"),  # in place of the step that installs it
            "PYTHONDONTWRITEBYTECODE": "1",
            **{key: str(path) for key, path in files.items()},
            **more,
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
            cwd=tmp_path,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        written = files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
        return Ran(
            done.returncode,
            done.stdout + done.stderr,
            files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
            dict(line.split("=", 1) for line in written.splitlines()),
        )

    return run


def result(ran: Ran) -> dict[str, Any]:
    read = json.loads(base64.b64decode(ran.outputs["result"]))
    assert isinstance(read, dict)
    return read


def commands(ran: Ran) -> list[str]:
    """Return what the runner would obey."""
    return [line for line in ran.stdout.splitlines() if line.lstrip().startswith("::")]


def test_full_marks_pass(tmp_path: Path, step: Step, course: Course) -> None:
    for slug in ("sigmoid", "cross_entropy"):
        text = course.find(slug).solution_source
        (tmp_path / "submission" / f"{slug}.py").write_text(text, encoding="utf-8")
    (tmp_path / "submission" / "README.md").write_text("# mine", encoding="utf-8")
    ran = step("Grade")
    assert ran.status == 0, ran.stdout
    told = result(ran)
    assert (told["version"], told["status"], told["max_score"]) == (1, "pass", 30)
    assert [test["score"] for test in told["tests"]] == [10, 20]
    assert "30 of 30 points" in ran.summary and "Isolation" in ran.summary
    assert "README.md" not in ran.summary  # the template's own


def test_a_hostile_program_fails_and_commands_nothing(tmp_path: Path, step: Step) -> None:
    (tmp_path / "submission" / "sigmoid.py").write_text(HOSTILE, encoding="utf-8")
    ran = step("Grade")
    assert ran.status == 1
    told = result(ran)
    assert told["status"] == "fail"
    assert sum(test["score"] for test in told["tests"]) == 0
    assert "::" not in json.dumps(told)
    assert commands(ran) == []
    assert "ValueError" in ran.summary
    assert "<script>" not in ran.summary
    assert "Week &lt;3&gt;" in ran.summary
    outside = re.sub(r"(?s)<pre>.*?</pre>", "", ran.summary)
    assert "Heading" not in outside


def test_nothing_handed_in_is_no_pass(step: Step) -> None:
    ran = step("Grade")
    assert ran.status == 1
    assert result(ran)["tests"][0]["status"] == "fail"
    assert "Nothing was handed in" in ran.summary


def test_a_fault_of_the_grader_is_no_zero(tmp_path: Path, step: Step) -> None:
    (tmp_path / "submission").rmdir()
    ran = step("Grade")
    assert ran.status == 3
    assert ran.outputs == {}
    assert "not your fault" in ran.summary and "Traceback" not in ran.summary
    assert "| Traceback" in ran.stdout


def test_a_grader_that_is_not_set_up_says_so(step: Step) -> None:
    ran = step("Is the grader set up?", GRADER_REPOSITORY="org/grader", GRADER_TOKEN="")
    assert ran.status == 3
    assert "GRADER_TOKEN is missing" in ran.summary
    assert step("Is the grader set up?", GRADER_REPOSITORY="o/g", GRADER_TOKEN="x").status == 0


def test_the_job_that_reads_programs_may_only_read(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    grade = workflow["jobs"]["grade"]
    assert "permissions" not in grade
    # The one that may write runs nothing of ours or theirs.
    reporting = workflow["jobs"]["run-autograding-tests"]
    assert reporting["permissions"] == {"actions": "read", "checks": "write", "contents": "read"}
    assert all("run" not in step for step in reporting["steps"])
    assert grade["timeout-minutes"] < 60 > reporting["timeout-minutes"]


def test_actions_have_versions_and_secrets_no_way_into_a_shell(workflow: dict[Any, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    for step in steps:
        assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step.get("uses", "a/b@v1"))
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False
    told = [step["name"] for step in steps if "secrets" in json.dumps(step)]
    assert told == ["Is the grader set up?", "The grader"]
    assert workflow[True].keys() == {"push", "workflow_dispatch", "repository_dispatch"}  # on:


def test_students_get_stubs_and_no_answers(kit: Path, course: Course) -> None:
    template = kit / "template"
    given = [path for path in template.rglob("*") if path.is_file()]
    files = {path.relative_to(template).as_posix() for path in given}
    assert files == {WORKFLOW, "sigmoid.py", "cross_entropy.py"}
    stub = (kit / "template" / "sigmoid.py").read_text(encoding="utf-8")
    assert stub == course.find("sigmoid").stub
    answers = {path.parent.name for path in (kit / "grader-repository").rglob("solution.py")}
    assert answers == {"sigmoid", "cross_entropy"}


def test_the_readme_says_what_students_can_do(kit: Path) -> None:
    text = (kit / "README.md").read_text(encoding="utf-8")
    for needed in ("GRADER_REPOSITORY", "GRADER_TOKEN", "protected file paths", "grader run"):
        assert needed in text
    assert "@" not in text and "30" in text


def test_nothing_is_written_over(tmp_path: Path, course: Course) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(KitError, match="exists already"):
        write_folder(mine, course, WEEK, language="ko", isolation="best")
    assert [one.name for one in tmp_path.rglob("*")] == ["mine", "notes.txt"]


def test_a_kit_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(KitError, match="full"):
        write_folder(tmp_path / "kit", course, WEEK, language="en", isolation="best")
    assert [*tmp_path.iterdir()] == []


def test_what_students_see_is_what_the_assignment_says(
    tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored = Assignment("week3", "Week 3", WEEK.asked, show=Show.SCORE, seed=7)
    kit = tmp_path / "kit"
    write_folder(kit, course, scored, language="en", isolation="best")
    handed = tmp_path / "handed"
    handed.mkdir()
    (handed / "sigmoid.py").write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
    for number in range(30):
        (handed / f"\x1b[2J{number}.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    assignment = str(kit / "grader-repository" / "assignment.toml")
    assert main(["--submission", str(handed), "--assignment", assignment]) == 1
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert "of 10 points" in summary
    assert "expected" not in summary and "returned" not in summary
    assert "\x1b" not in summary and "… and 10 more" in summary
