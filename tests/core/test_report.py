"""Reports survive being written and read, whatever is in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.message import Message, message
from grader.report import (
    CheckResult,
    Control,
    Diagnosis,
    Frame,
    Isolation,
    Outcome,
    Report,
    dumps,
    loads,
    public,
)

texts = st.text(max_size=30)
messages = st.recursive(
    st.builds(Message, texts, st.dictionaries(texts, texts | st.integers(), max_size=2)),
    lambda inner: st.builds(Message, texts, st.dictionaries(texts, inner, max_size=2)),
    max_leaves=3,
)
frames = st.builds(Frame, st.integers(0, 10**6), texts, texts)
checks = st.builds(
    CheckResult,
    id=texts,
    title=texts,
    outcome=st.sampled_from(Outcome),
    points=st.integers(0, 9),
    max_points=st.integers(0, 9),
    message=st.none() | messages,
    details=st.lists(messages, max_size=2).map(tuple),
    call=st.none() | texts,
    actual=st.none() | texts,
    expected=st.none() | texts,
    hint=texts,
    trace=st.lists(frames, max_size=2).map(tuple),
)
reports = st.builds(
    Report,
    exercise=texts,
    outcome=st.sampled_from(Outcome),
    score=st.integers(0, 9),
    max_score=st.integers(0, 9),
    checks=st.lists(checks, max_size=2).map(tuple),
    isolation=st.builds(
        Isolation,
        st.sampled_from(["strict", "reduced"]),
        st.lists(st.builds(Control, texts, st.just("enforced"), texts), max_size=2).map(tuple),
    ),
    seed=st.integers(0, 2**32),
    seconds=st.floats(0, 100),
    diagnosis=st.lists(st.builds(Diagnosis, texts, texts), max_size=2).map(tuple),
    message=st.none() | messages,
    stdout=texts,
)


@given(reports)
def test_round_trip(report):
    assert loads(dumps(report)) == report


@given(st.text(max_size=40) | st.builds(json.dumps, st.dictionaries(texts, texts)))
def test_what_is_no_report_is_refused(text):
    with pytest.raises(ValueError):
        loads(text)


def test_lone_surrogates_survive():
    report = Report(
        "a/b", Outcome.ERROR, 0, 1, (), Isolation("reduced"), 1, 0.1, stdout="\ud800\x00"
    )
    assert loads(dumps(report)).stdout == "\ud800\x00"


def test_values_are_quoted_and_never_formatted_again():
    inner = message("at {place}", place="{0.__class__}")
    words = message("Line {line}: {text} {inner}", line=3, text="{line}", inner=inner)
    quoted = words.render(quote=lambda value: f"<{value}>")
    assert quoted == "Line <3>: <{line}> at <{0.__class__}>"


def test_the_public_object_has_the_documented_fields():
    report = Report(
        "a/b",
        Outcome.PASSED,
        1,
        1,
        (CheckResult("c", "title", Outcome.PASSED, 1, 1),),
        Isolation("strict"),
        1,
        0.5,
    )
    data = public(report, str.upper)
    assert {
        "version",
        "exercise",
        "outcome",
        "score",
        "max_score",
        "checks",
        "diagnosis",
        "stdout",
        "isolation",
        "seconds",
    } <= data.keys()
    assert data["checks"][0]["title"] == "TITLE"
    assert {
        "id",
        "title",
        "outcome",
        "points",
        "max_points",
        "message",
        "call",
        "actual",
        "expected",
    } <= data["checks"][0].keys()
    json.dumps(data)
