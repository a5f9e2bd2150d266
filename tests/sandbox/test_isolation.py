"""The isolation that is told is the isolation there is: a control is missing, and it is said."""

from __future__ import annotations

import json
import os
import sys

import pytest
import setups

if sys.platform != "linux":
    pytest.skip("the controls are Linux's", allow_module_level=True)

# Says what best and strict make of a set-up: the level, what is not enforced, and what becomes of
# a harmless file and of one that reads a file.
ASK = """
import json
from grader.calls import Call
from grader.course import load_course
from grader.grading import grade
from grader.sandbox.session import IsolationRefused, Sandbox, SandboxError

found = {}
with Sandbox() as jail:
    report = jail.isolation_report
    found["level"] = report.level
    found["missing"] = {
        one.name: [one.state, one.detail]
        for one in report.controls
        if one.state != "enforced" and one.name != "namespaces"
    }
    entry = load_course().find("sigmoid")
    sources = {"right": entry.solution_source, "wrong": "def sigmoid(x): return 7.0",
               "reads": "def sigmoid(x): return open('/etc/passwd').read()", "empty": ""}
    found["graded"] = {}
    for name, source in sources.items():
        graded = grade(entry, source, seed=1, sandbox=jail)
        found["graded"][name] = [graded.outcome.value, graded.isolation.level]
with Sandbox(isolation="strict") as jail:
    try:
        with jail.start("def f(): return 1", seed=1) as session:
            found["strict"] = session.call(Call("f")).value
    except IsolationRefused as refused:
        found["strict"] = f"refused: {refused}"
    except SandboxError as error:
        found["strict"] = f"failed: {error}"
print(json.dumps(found))
"""


def look(setup: str) -> dict:
    reason = setups.why_not(setup)
    if reason and not (os.environ.get("CI") == "true" and os.geteuid() == 0):
        pytest.skip(reason)
    assert not reason
    return json.loads(setups.run(setup, ["-c", ASK], 120.0))


@pytest.mark.parametrize(
    "setup",
    [
        "root",
        "root without namespaces",
        "unprivileged user",
        "container's root",
        "container's user",
    ],
)
def test_where_all_is_enforced_strict_grades(setup: str) -> None:
    found = look(setup)
    assert found["level"] == "strict"
    assert found["missing"] == {}
    assert found["strict"] == 1
    assert found["graded"] == {
        "right": ["passed", "strict"],
        "wrong": ["failed", "strict"],
        "reads": ["forbidden", "strict"],
        "empty": ["error", "strict"],
    }


@pytest.mark.parametrize(
    ("setup", "control", "state", "reason"),
    [
        ("no seccomp", "seccomp", "unavailable", "Invalid argument"),
        ("no landlock", "landlock", "unavailable", "this kernel has none"),
        ("no setresuid", "unprivileged user", "unavailable", "root, and cannot change"),
        ("root without setuid", "unprivileged user", "unavailable", "root, and cannot change"),
    ],
)
def test_without_a_control_strict_refuses_and_best_says_so(
    setup: str, control: str, state: str, reason: str
) -> None:
    found = look(setup)
    assert found["level"] == "reduced"
    assert found["missing"][control][0] == state
    assert reason in found["missing"][control][1]
    assert found["strict"].startswith("refused: ")
    assert f"{control}: {state} ({found['missing'][control][1]})" in found["strict"]
    # What is left still denies the one thing asked for here, and the level is on every report.
    assert found["graded"] == {
        "right": ["passed", "reduced"],
        "wrong": ["failed", "reduced"],
        "reads": ["forbidden", "reduced"],
        "empty": ["error", "reduced"],
    }


def test_without_seccomp_it_is_told_what_can_be_done() -> None:
    missing = look("no seccomp")["missing"]
    assert missing["network"] == ["failed", "it was possible"]
    assert missing["asking whether files exist"] == ["failed", "it was possible"]
    assert "reading files" not in missing  # Landlock's


@pytest.mark.parametrize(
    ("setup", "control"),
    [
        ("landlock refuses", "landlock"),
        ("no no_new_privs", "no_new_privs"),
        ("no limits", "limits"),
    ],
)
def test_a_control_that_is_there_and_fails_grades_nothing(setup: str, control: str) -> None:
    """Shut in by halves is not shut in: even best does not go on."""
    found = look(setup)
    missing = found["missing"]
    assert found["level"] == "reduced"
    # Where nothing at all holds, the probe may become the program that it tries to run.
    assert missing.get(control, missing.get("probe"))[0] == "failed"
    assert found["strict"].startswith("refused: ")
    assert {tuple(one) for one in found["graded"].values()} == {("internal_error", "reduced")}
