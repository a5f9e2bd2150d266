"""Calls are put off and asked together; a check cannot tell the difference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from grader.asking import Stopped, Submission
from grader.calls import Call, Reply
from grader.declare import expect, expect_unchanged, message
from grader.expecting import expect_that
from grader.replay import LocalCaller

SOURCE = """
import numpy as np
def f(x): return x * 2
def g(x):
    x[0] = 9
    return x
def pair(x): return x, x + 1
def fails(x): raise ValueError(x)
"""


LAYOUT = """
def layout(x):
    return x.flags.c_contiguous, x.flags.f_contiguous, x.flags.writeable
"""


class Counting:
    """Answers like a program, and remembers how many calls came together."""

    def __init__(self) -> None:
        self.inner = LocalCaller(compile(SOURCE, "<test>", "exec"))
        self.together: list[list[str]] = []

    def call_all(self, calls: Sequence[Call]) -> list[Reply]:
        self.together.append([call.name for call in calls])
        return self.inner.call_all(calls)


@pytest.fixture
def counting() -> Counting:
    return Counting()


def test_what_nobody_waits_for_is_asked_together(counting):
    submission = Submission(counting)
    for k in range(3):
        expect(submission.f(k), equals=2 * k)
    assert counting.together == []
    assert [one.passed for one in submission.transcript.evidence] == [True] * 3
    assert counting.together == [["f", "f", "f"]]


def test_reading_a_value_asks_at_once_what_was_put_off_before(counting):
    submission = Submission(counting)
    first = submission.f(1.0)
    first_again = submission.f(first)
    assert first_again.value == 4.0
    expect(submission.f(3.0), equals=6.0)
    assert counting.together == [["f"], ["f"]]
    assert not submission.transcript.findings
    assert counting.together == [["f"], ["f"], ["f"]]


def test_evidence_and_findings_keep_the_order_of_the_check(counting):
    submission = Submission(counting)
    expect(submission.f(1.0), equals=0.0, hint="first")
    expect_unchanged(submission.g(np.zeros(2)), hint="second")
    seen = submission.f(2.0)
    expect_that(seen, seen.value == 5.0, message("no"), hint="third")
    expect(submission.fails(1.0), equals=0.0, hint="fourth")
    transcript = submission.transcript
    assert [one.hint for one in transcript.findings] == ["first", "second", "third", "fourth"]
    assert [one.index for one in transcript.evidence] == [0, 1, 2, 3]


def test_an_argument_counts_as_it_was_when_it_was_given(counting):
    submission = Submission(counting)
    x = np.array([1.0])
    expect(submission.f(x), equals=np.array([2.0]))
    x[0] = 100.0
    assert submission.transcript.evidence[0].passed


@pytest.mark.parametrize(
    "x",
    [np.arange(12.0).reshape(3, 4)[:, ::2], np.arange(6.0).reshape(2, 3).T, np.arange(8.0)[::2]],
)
def test_an_argument_keeps_its_layout_on_its_way(x):
    locked = x.view()
    locked.setflags(write=False)
    submission = Submission(LocalCaller(compile(LAYOUT, "<test>", "exec")))
    expect(submission.layout(x), equals=(x.flags.c_contiguous, x.flags.f_contiguous, True))
    expect(submission.layout(locked), equals=(x.flags.c_contiguous, x.flags.f_contiguous, False))
    assert not submission.transcript.findings


def test_what_was_put_off_is_looked_at_before_a_check_stops(counting):
    submission = Submission(counting)
    expect(submission.f(1.0), equals=0.0)
    with pytest.raises(Stopped):
        _ = submission.fails(1.0).value
    kinds = [
        (one.mismatch is not None, one.fault is not None) for one in submission.transcript.findings
    ]
    assert kinds == [(True, False), (False, True)]
