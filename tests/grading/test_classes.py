"""Exercises that ask for a class: its objects stay in the jail, and what is said of them reads."""

from __future__ import annotations

import textwrap

import pytest

from grader.course import Entry, load_course
from grader.grading import grade
from grader.report import CheckResult, Outcome, Report
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox

CHECKS = """
import numpy as np
from grader.declare import Exercise, expect
from . import solution

exercise = Exercise(functions=["Counter", "total"])

@exercise.check("adds up", points=1)
def adds(submission):
    counter = submission.Counter(2)
    expect(submission.of(counter).add(3), equals=5)
    expect(submission.of(counter).add(np.array([1.0, 2.0])), equals=np.array([6.0, 7.0]))

@exercise.check("two counters are two counters", points=1)
def apart(submission):
    one, other = submission.Counter(1), submission.Counter(100)
    submission.of(other).add(5)
    expect(submission.of(one).add(1), equals=2)
    expect(submission.of(other).attribute("n"), equals=105)

@exercise.check("total asks a counter", points=1)
def totals(submission):
    counter = submission.Counter(1)
    expect(submission.total(counter, [1, 2]), equals=4)
"""
SOLUTION = """
class Counter:
    def __init__(self, n):
        self.n = n

    def add(self, k):
        self.n = self.n + k
        return self.n


def total(counter, numbers):
    for number in numbers:
        counter.add(number)
    return counter.n
"""
MISTAKES = '''
from grader.declare import mistake

@mistake
class Counter__starts_at_zero:
    """Your counter forgets where it starts."""
    def __init__(self, n):
        self.n = 0

    def add(self, k):
        self.n = self.n + k
        return self.n

@mistake
class Counter__is_shared:
    """All your counters share one number."""
    def __init__(self, n):
        Counter.n = n

    def add(self, k):
        Counter.n = Counter.n + k
        return Counter.n
'''
STUB = """
class Counter:
    def __init__(self, n):
        raise NotImplementedError

    def add(self, k):
        raise NotImplementedError


def total(counter, numbers):
    raise NotImplementedError
"""


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    root = tmp_path_factory.mktemp("course")
    (root / "exercises/things/counter").mkdir(parents=True)
    answers = root / "reference/things/counter"
    answers.mkdir(parents=True)
    listed = """
        title = "T"
        [[chapters]]
        slug = "things"
        title = "Things"
        about = "Objects."
        [[chapters.exercises]]
        slug = "counter"
        points = 3
        requires = []
    """
    (root / "exercises/course.toml").write_text(textwrap.dedent(listed))
    (root / "exercises/things/counter/stub.py").write_text(STUB)
    for name, text in (("checks", CHECKS), ("solution", SOLUTION), ("mistakes", MISTAKES)):
        (answers / f"{name}.py").write_text(text)
    return load_course(root).find("counter")


def graded(entry: Entry, source: str, sandbox: Sandbox) -> Report:
    return grade(entry, source, seed=1, sandbox=sandbox)


def words(check: CheckResult) -> str:
    assert check.message is not None
    return check.message.render()


def test_right_passes_and_an_unwritten_class_is_not_attempted(
    entry: Entry, sandbox: Sandbox
) -> None:
    assert graded(entry, SOLUTION, sandbox).passed
    report = graded(entry, STUB, sandbox)
    assert {check.outcome for check in report.checks} == {Outcome.NOT_ATTEMPTED}
    assert not report.diagnosis


def test_an_unwritten_method_is_called_by_its_full_name(entry: Entry, sandbox: Sandbox) -> None:
    source = SOLUTION.replace("self.n = self.n + k", "raise NotImplementedError")
    report = graded(entry, source, sandbox)
    assert words(report.checks[0]).startswith("Counter.add still raises NotImplementedError")


def test_a_mistake_may_be_a_class(entry: Entry, sandbox: Sandbox) -> None:
    source = SOLUTION.replace("self.n = n\n", "self.n = 0 * n\n")
    (found,) = graded(entry, source, sandbox).diagnosis
    assert found.explanation == "Your counter forgets where it starts."


def test_a_call_is_shown_with_all_that_led_to_it(entry: Entry, sandbox: Sandbox) -> None:
    source = SOLUTION.replace("self.n = self.n + k", "self.n = self.n + k if self.n < 3 else 0")
    report = graded(entry, source, sandbox)
    assert report.checks[0].call == (
        "counter = Counter(2)\ncounter.add(3)\ncounter.add(array([1., 2.]))"
    )


def test_objects_that_share_are_shown_together(entry: Entry, sandbox: Sandbox) -> None:
    source = SOLUTION.replace("self.n", "Counter.n")
    report = graded(entry, source, sandbox)
    assert [found.explanation for found in report.diagnosis] == [
        "All your counters share one number."
    ]
    assert report.checks[1].call == (
        "counter_1 = Counter(1)\ncounter_2 = Counter(100)\ncounter_2.add(5)\ncounter_1.add(1)"
    )


def test_an_object_that_is_handed_in_has_a_name(entry: Entry, sandbox: Sandbox) -> None:
    source = SOLUTION.replace("return counter.n", "return -counter.n")
    report = graded(entry, source, sandbox)
    assert report.checks[2].call == "counter = Counter(1)\ntotal(counter, [1, 2])"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("class Counter", "class counter", "The file defines counter; the exercise asks for"),
        ("def add(", "def plus(", "The class Counter has no method add."),
        ("def add(self, k):", "def add(k):", "Counter.add has one argument too few."),
        ("def add(self, k):", "def add(self):", "Counter.add has one argument too few."),
        ("def __init__(self, n):", "def __init__(n):", "Counter has one argument too few."),
        (
            "def add(self, k):",
            "def add(self, k, more):",
            "Counter.add is defined with other arguments",
        ),
        ("def __init__", "def __start__", "Counter is defined with other arguments"),
    ],
)
def test_what_a_class_lacks_is_said(
    entry: Entry, sandbox: Sandbox, before: str, after: str, said: str
) -> None:
    report = graded(entry, SOLUTION.replace(before, after, 1), sandbox)
    assert said in words(report.checks[0])


def test_an_attribute_that_is_not_there_is_said(entry: Entry, sandbox: Sandbox) -> None:
    report = graded(entry, SOLUTION.replace("self.n", "self.m"), sandbox)
    assert words(report.checks[1]).startswith("An object of Counter has no attribute n.")


def test_a_method_that_never_ends_is_waited_for_once(entry: Entry) -> None:
    source = SOLUTION.replace("self.n = self.n + k", "while True: pass")
    with Sandbox(limits=Limits(call_seconds=0.3)) as sandbox:
        report = graded(entry, source, sandbox)
    assert [check.outcome for check in report.checks] == [Outcome.TIMEOUT] * 3
    assert "Counter.add" in words(report.checks[0])
    assert report.seconds < 2
