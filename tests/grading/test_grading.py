"""From source to report, in the real jail, on a small course of its own."""

from __future__ import annotations

import contextlib
import random
import textwrap
import threading
import types
from pathlib import Path

import psutil
import pytest

from grader.course import Entry, load_course
from grader.grading import grade
from grader.outcomes import verdict
from grader.report import Outcome
from grader.sandbox.session import Sandbox, SandboxError

CHECKS = """
import numpy as np
from grader.declare import Exercise, expect, expect_unchanged, standard_arrays
from . import solution

exercise = Exercise(functions=["double", "triple"])

@exercise.check("double(1) is 2", points=1)
def one(submission):
    expect(submission.double(np.array([1.0])), equals=np.array([2.0]), hint="Twice one is two.")

@exercise.check("doubles every array", points=3, after=one)
def values(submission, rng):
    for x in standard_arrays(rng):
        expect(submission.double(x), equals=solution.double(x))

@exercise.check("leaves its argument alone", points=1)
def unchanged(submission):
    expect_unchanged(submission.double(np.array([1.0, 2.0])))

@exercise.check("triple is right too", points=2)
def triple(submission, rng):
    x = rng.normal(size=(2, 3))
    expect(submission.triple(x), equals=solution.triple(x))
"""
SOLUTION = """
import numpy as np

def double(x):
    return 2.0 * x

def triple(x):
    return double(x) + x
"""
MISTAKES = '''
import numpy as np
from grader.declare import mistake

@mistake
def double__squares(x):
    """You squared it."""
    return np.asarray(x, dtype=float) ** 2
'''


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    root = tmp_path_factory.mktemp("course")
    write(
        root / "exercises/course.toml",
        """
        title = "T"
        [[chapters]]
        slug = "maths"
        title = "Maths"
        about = "Numbers."
        [[chapters.exercises]]
        slug = "double"
        points = 7
        requires = []
    """,
    )
    answers = root / "reference/maths/double"
    write(answers / "checks.py", CHECKS)
    write(answers / "solution.py", SOLUTION)
    write(answers / "mistakes.py", MISTAKES)
    write(
        root / "exercises/maths/double/stub.py", "def double(x):\n    raise NotImplementedError\n"
    )
    return load_course(root).find("double")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")


def outcomes(report):
    return {check.id: check.outcome.value for check in report.checks}


def test_a_right_program_scores_full(entry, sandbox):
    report = grade(entry, SOLUTION, seed=1, sandbox=sandbox)
    assert report.passed
    assert (report.score, report.max_score) == (7, 7)
    assert report.diagnosis == ()
    assert report.seconds > 0


def test_the_same_seed_gives_the_same_report(entry, sandbox):
    wrong = SOLUTION.replace("2.0 * x", "x * x")
    first, second = (grade(entry, wrong, seed=5, sandbox=sandbox) for _ in range(2))
    assert first.checks == second.checks
    assert first.diagnosis == second.diagnosis


def test_a_known_mistake_is_named_however_it_is_written(entry, sandbox):
    wrong = SOLUTION.replace("2.0 * x", "np.square(x.astype(float))")
    report = grade(entry, wrong, seed=2, sandbox=sandbox)
    assert report.outcome is Outcome.FAILED
    assert [found.explanation for found in report.diagnosis] == ["You squared it."]
    assert outcomes(report) == {
        "one": "failed",
        "values": "skipped",
        "unchanged": "passed",
        "triple": "failed",
    }
    failed = report.checks[0]
    assert failed.call == "double(array([1.]))"
    assert (failed.actual, failed.expected) == ("array([1.])", "array([2.])")
    assert failed.hint == "Twice one is two."


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("raise NotImplementedError", "not_attempted"),
        ("return 1 / 0", "error"),
        ("return undefined_name", "error"),
        ("while True: pass", "timeout"),
        ("return np.ones(10**10)", "memory"),
        ("import os; os._exit(0)", "crashed"),
        ("open('/etc/passwd')", "forbidden"),
        ("pass", "failed"),
        ("return x * np.nan", "failed"),
        ("return np.float64(2.0)", "failed"),
    ],
)
def test_every_end_has_its_own_outcome(entry, sandbox, body, outcome):
    source = f"import numpy as np\ndef double(x):\n    {body}\ndef triple(x):\n    return 3 * x\n"
    report = grade(entry, source, seed=3, sandbox=sandbox)
    assert report.checks[0].outcome.value == outcome
    assert report.checks[0].message is not None
    assert report.checks[3].outcome is Outcome.PASSED  # the other function still counts
    assert report.outcome.value == outcome
    words = report.checks[0].message.render()
    if outcome == "timeout":
        assert words.startswith("Time-out")


@pytest.mark.parametrize(
    ("source", "outcome", "words"),
    [
        ("def double(x)\n    return 2 * x\n", "error", "needs a colon"),
        ("def double(x) +> int:\n    return 2 * x\n", "error", "at the mark (^)"),
        (">>> def double(x): return x\n", "error", "prompt"),
        ("import torch\ntorch.ones(3)\n", "error", "torch is not available"),
        ("while True: pass\n", "timeout", "Time-out"),
        ("1 / 0\n", "error", "ZeroDivisionError"),
        ("import sys; sys.exit(1)\n", "error", "SystemExit"),
        ("import os; os._exit(0)\n", "crashed", "ended the whole Python process"),
        (b"\xff\xfe\x00def", "error", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_why(entry, sandbox, source, outcome, words):
    report = grade(entry, source, seed=3, sandbox=sandbox)
    assert report.outcome.value == outcome
    assert report.score == 0
    assert words in report.message.render()
    assert all(frame.line for frame in report.trace)
    assert ("nothing was run" in verdict(report).render()) == (words == "UTF-8")
    assert set(outcomes(report).values()) == {"skipped"}


def test_a_missing_function_is_named_with_its_neighbour(entry, sandbox):
    report = grade(entry, SOLUTION.replace("def double", "def duoble"), seed=1, sandbox=sandbox)
    assert "duoble" in report.checks[0].message.render()
    assert report.outcome is Outcome.ERROR


def test_plotting_and_printing_cost_nothing(entry, sandbox):
    source = (
        "import matplotlib.pyplot as plt\nimport matplotlib\n"
        + SOLUTION
        + "\nfig, ax = plt.subplots()\nax.plot([1, 2])\nplt.show()\nprint('hello')\n"
    )
    report = grade(entry, source, seed=1, sandbox=sandbox)
    assert report.passed
    assert any("Plotting" in note.render() for note in report.notes)
    assert "hello" in report.stdout


def test_a_warning_costs_nothing_and_is_mentioned(entry, sandbox):
    source = SOLUTION.replace("return 2.0 * x", "np.exp(np.float64(1000)); return 2.0 * x")
    report = grade(entry, source, seed=1, sandbox=sandbox)
    assert report.passed
    assert any("overflow" in note.render() for note in report.notes)


def test_in_place_work_is_seen(entry, sandbox):
    source = SOLUTION.replace("return 2.0 * x", "x *= 2.0; return x")
    report = grade(entry, source, seed=1, sandbox=sandbox)
    assert outcomes(report)["unchanged"] == "failed"
    found = next(check for check in report.checks if check.id == "unchanged")
    assert (found.actual, found.expected) == (None, None)
    assert found.details[0].render().startswith("After the call, argument #1 holds array(")


def test_a_broken_check_is_our_fault(tmp_path, sandbox):
    write(
        tmp_path / "exercises/course.toml",
        """
        title = "T"
        [[chapters]]
        slug = "maths"
        title = "Maths"
        about = "Numbers."
        [[chapters.exercises]]
        slug = "double"
        points = 7
    """,
    )
    answers = tmp_path / "reference/maths/double"
    write(answers / "checks.py", CHECKS.replace("rng.normal(size=(2, 3))", "rng.no_such_thing()"))
    write(answers / "solution.py", SOLUTION)
    write(answers / "mistakes.py", MISTAKES)
    report = grade(load_course(tmp_path).find("double"), SOLUTION, seed=1, sandbox=sandbox)
    assert report.outcome is Outcome.INTERNAL_ERROR
    assert "not your fault" in report.checks[3].message.render()
    assert outcomes(report)["one"] == "passed"


def test_a_killed_zygote_never_costs_a_learner_anything(entry):
    others = set(psutil.Process().children())

    def kill() -> None:
        for child in set(psutil.Process().children()) - others:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()

    pause = random.Random(4)
    outcomes = []
    with Sandbox() as own:
        assert own.isolation_report.controls
        for index in range(60):
            killer = threading.Timer(pause.uniform(0.0, 0.02), kill)
            if index % 5 == 0:
                killer.start()
            outcomes.append(grade(entry, SOLUTION, seed=1, sandbox=own).outcome)
            killer.cancel()
            if index % 5 == 0:
                killer.join()
    assert set(outcomes) == {Outcome.PASSED}


def test_a_jail_that_cannot_be_probed_is_our_fault(entry, monkeypatch):
    with Sandbox() as own:

        def lost(*_, **__):
            raise SandboxError("no process to be had")

        monkeypatch.setattr(own, "_launcher", types.SimpleNamespace(probe=lost, start=lost))
        report = grade(entry, SOLUTION, seed=1, sandbox=own)
        monkeypatch.undo()
    assert report.outcome is Outcome.INTERNAL_ERROR
    assert (report.isolation.level, report.isolation.controls[0].state) == ("reduced", "failed")
    assert "no process to be had" in report.details[0].render()
