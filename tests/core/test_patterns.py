"""Which inputs fail is said only where it is true of every call that was looked at."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.asking import Submission
from grader.declare import expect
from grader.patterns import failing_inputs
from grader.replay import LocalCaller

ROW, ROWS = np.array([[1.0, 2.0]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
LOCKED = np.array([1.5, 2.5])
LOCKED.setflags(write=False)
INPUTS = {
    "empty": np.empty((0, 2)),
    "uint8": np.array([3, 4], np.uint8),
    "whole numbers": np.array([3, 4]),
    "float32": np.array([1.5], np.float32),
    "read-only": LOCKED,
    "far from zero": np.array([500.0, -500.0]),
    "zero everywhere": np.zeros(3),
    "a single row": ROW,
    "more than one row": ROWS,
    "slices or transposes": np.arange(8.0).reshape(2, 4)[0, ::2],
}
ORDINARY = (np.array([0.5, 1.5]), np.array([2.5]), np.array([-1.5, 0.25]))


def said(source: str, inputs, right) -> list[str]:
    program = LocalCaller(compile("import numpy as np\n" + source, "<test>", "exec"))
    submission = Submission(program)
    for x in inputs:
        expect(submission.f(x), equals=right(x))
    transcript = submission.transcript
    failed = [one.call for one in transcript.findings]
    return [one.render() for one in failing_inputs([transcript], failed[0])]


@pytest.mark.parametrize("name", INPUTS)
def test_the_one_input_that_differs_is_described(name: str) -> None:
    special = INPUTS[name]
    # Wrong for this very input and no other.
    source = f"def f(x): return np.sum(x) + 100 * (x.tobytes() == {special.tobytes()!r})"
    if name in ("uint8", "whole numbers"):
        source = f"def f(x): return np.sum(x) + 100 * (str(x.dtype) == '{special.dtype}')"
    if name == "empty":
        source = "def f(x): return np.sum(x) + 100 * (x.size == 0)"
    if name == "read-only":
        source = "def f(x): return np.sum(x) + 100 * (not x.flags.writeable)"
    (line,) = said(source, [*ORDINARY, special], lambda x: float(np.sum(x)))
    assert name in line


def test_nothing_is_said_from_too_little() -> None:
    wrong_for_rows = "def f(x): return np.sum(x) + (x.shape[0] > 1)"
    assert said(wrong_for_rows, [ROW, ROWS], lambda x: float(np.sum(x))) == []
    assert said("def f(x): return 0.0", ORDINARY, lambda x: float(np.sum(x))) == []


def test_two_answers_to_one_question_are_noticed() -> None:
    source = "seen = []\ndef f(x):\n    seen.append(1)\n    return np.sum(x) + len(seen) - 1"
    (line,) = said(source, [ORDINARY[0], ORDINARY[0]], lambda x: float(np.sum(x)))
    assert "asked twice" in line


def test_objects_with_numbers_of_their_own_are_no_two_answers() -> None:
    program = LocalCaller(compile("class Net: pass\ndef f(x): return Net()", "<test>", "exec"))
    submission = Submission(program)
    for _ in range(2):
        expect(submission.f(1.0), equals=1.0)
    transcript = submission.transcript
    assert failing_inputs([transcript], transcript.findings[0].call) == ()


@given(st.lists(st.sampled_from(sorted(INPUTS)), min_size=1, max_size=6), st.integers(0, 2**10 - 1))
def test_what_is_said_is_true(names: list[str], wrong_mask: int) -> None:
    inputs = [*ORDINARY, *(INPUTS[name] for name in names)]
    wrong = {name for bit, name in enumerate(sorted(INPUTS)) if wrong_mask >> bit & 1}
    bad = [index + len(ORDINARY) for index, name in enumerate(names) if name in wrong]
    if not bad:
        return
    # Right and wrong answers by the order of the calls.
    source = f"n = [-1]\ndef f(x):\n    n[0] += 1\n    return 1.0 if n[0] in {bad!r} else 0.0"
    for line in said(source, inputs, lambda _: 0.0):
        if "more than one row" in line:
            assert all(inputs[index].ndim == 2 and len(inputs[index]) > 1 for index in bad)
        if "empty" in line:
            assert all(inputs[index].size == 0 for index in bad)
        if "float32" in line:
            assert all(inputs[index].dtype == np.float32 for index in bad)
        if "zero everywhere" in line:
            assert not any(np.any(inputs[index]) for index in bad)
