"""A plan is read back as it was written, whatever students are called; or it says why not."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from grader.batch.keeping import FILE, PlanError, keep_plan, kept_plan
from grader.batch.model import (
    Asked,
    Assignment,
    Handed,
    Intake,
    LatePolicy,
    Layout,
    Place,
    Show,
    Student,
    Unclear,
)
from grader.batch.planning import Plan
from grader.message import message

# Everything that a file's name may hold, bytes that are no text included.
ANYTHING = some.text(some.characters(exclude_categories=[]), max_size=20)
MOMENTS = some.none() | some.datetimes(timezones=some.just(UTC))


def plan_of(text: str, when: datetime | None, number: float) -> Plan:
    place = Place(text, text, (text, text))
    handed = Handed(
        text, text, "a/b", place, True, when, True, 2, (message("{x} {y}", x=text, y=3),)
    )
    return Plan(
        Path("/somewhere"),
        Assignment("s", text, (Asked("a/b", number),), when, LatePolicy(1, 0.5, 3), Show.CHECKS, 9),
        (Student("k", text, text, (text,), {text: text}),),
        Intake(
            {Layout.CANVAS: 2, Layout.FLAT: 1},
            (handed,),
            (handed, handed),
            (Unclear(text, message("{inner}", inner=message("{x}", x=text))),),
            4,
            {text: text},
        ),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANYTHING, when=MOMENTS, number=some.floats(0, 1e6))
def test_a_plan_is_read_as_it_was_written(
    tmp_path: Path, text: str, when: datetime | None, number: float
) -> None:
    plan = plan_of(text, when, number)
    keep_plan(tmp_path, plan)
    assert kept_plan(tmp_path) == plan
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        gzip.compress(b"{"),
        gzip.compress(b"[]"),
        gzip.compress(b"[1, []]"),
        gzip.compress(b"[2, []]"),
        gzip.compress(b'[1, ["x", 1, [], []]]'),
    ],
)
def test_what_is_no_plan_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(PlanError, match="Grade the submissions again"):
        kept_plan(tmp_path)


def test_a_cut_plan_is_told(tmp_path: Path) -> None:
    keep_plan(tmp_path, plan_of("x", None, 1))
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PlanError, match="damaged"):
        kept_plan(tmp_path)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="No such file"):
        kept_plan(tmp_path / "gone")
    with pytest.raises(PlanError, match="cannot be written"):
        keep_plan(tmp_path / "gone", plan_of("x", None, 1))
