"""From verdicts to marks: what counts, what lateness costs, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from classes import DUE, SIGMOID, SOFTMAX, Class
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.gradebook import Line, State, _hundredths, days_late, lines
from grader.batch.model import Handed, LatePolicy, Place


def lines_of(made: Class) -> dict[str, Line]:
    found = list(lines(made.assignment, made.roster, made.intake, made.counted()))
    assert [line.student for line in found] == sorted(line.student for line in found)
    return {line.student: line for line in found}


def late(
    hours: float | None,
    policy: LatePolicy | None = None,
    *,
    due: datetime | None = DUE,
    marked: bool = False,
    extended: timedelta | None = None,
) -> int:
    submitted = None if hours is None else DUE + timedelta(hours=hours)
    handed = Handed("s", "s", SIGMOID, Place("x", "x"), submitted=submitted, marked_late=marked)
    extensions = {} if extended is None else {"s": DUE + extended, "other": DUE - extended}
    made = replace(
        Class(late=policy, due=due).assignment, extensions=extensions, timezone="Asia/Seoul"
    )
    return days_late(handed, made)


def test_points_count_in_proportion_to_what_the_exercise_is_worth() -> None:
    found = lines_of(Class().hands_in("a", "right sigmoid").hands_in("a", "right softmax"))
    assert [mark.points for mark in found["a"].marks] == [10, 20]
    assert found["a"].total == 30


def test_what_is_missing_is_nothing_and_says_so() -> None:
    made = Class().listed("a", "Ada", "1").hands_in("b", "right softmax")
    found = lines_of(made)
    assert [mark.state for mark in found["a"].marks] == [State.MISSING, State.MISSING]
    assert [mark.state for mark in found["b"].marks] == [State.MISSING, State.GRADED]
    assert (found["a"].total, found["a"].known, found["a"].handed_in) == (0, True, False)
    assert (found["a"].name, found["a"].section, found["a"].on_roster) == ("Ada", "1", True)
    assert not found["b"].on_roster


def test_a_fault_of_the_grader_leaves_the_points_open() -> None:
    made = Class().hands_in("a", "right sigmoid", broken_grader=True, hours=50)
    mark = lines_of(made)["a"].marks[0]
    assert mark.state is State.OPEN
    assert not mark.known
    assert not lines_of(made)["a"].known


def test_what_has_no_verdict_yet_is_not_called_missing() -> None:
    found = lines_of(Class().hands_in("a", "right sigmoid").waits("a", SOFTMAX).waits("b", SIGMOID))
    assert found["a"].marks[1].state is State.WAITING
    assert [mark.state for mark in found["b"].marks] == [State.WAITING, State.MISSING]
    assert not found["b"].known


def test_verdicts_of_students_whom_nobody_knows_still_count() -> None:
    made = Class().hands_in("b", "right sigmoid")
    empty = Class().listed("a").listed("c")
    found = list(lines(empty.assignment, empty.roster, empty.intake, made.counted()))
    assert [(line.student, line.total) for line in found] == [("a", 0), ("b", 10), ("c", 0)]


@pytest.mark.parametrize(
    ("hours", "days"),
    [(-100, 0), (0, 0), (0.25, 0), (0.26, 1), (24.25, 1), (24.3, 2), (48.25, 2), (48.26, 3)],
)
def test_each_day_begun_after_the_grace_counts(hours: float, days: int) -> None:
    assert late(hours, LatePolicy(grace_minutes=15)) == days


def test_without_a_deadline_nothing_is_late() -> None:
    assert late(1e4, due=None) == 0


def test_a_time_that_nobody_knows_is_in_time() -> None:
    assert late(None) == 0


def test_an_extension_is_for_one_student_and_counts_from_its_own_end() -> None:
    week = timedelta(days=7)
    assert [late(hours, extended=week) for hours in (100, 168, 169, 193)] == [0, 0, 1, 2]
    # The learning system does not know of it; where there is none, it is believed.
    assert late(100, extended=week, marked=True) == 0
    assert late(-5, marked=True) == late(None, marked=True) == 1


def test_what_the_learning_system_calls_late_is_so() -> None:
    made = Class(late=LatePolicy(per_day=0.1))
    made.hands_in("a", "right sigmoid", marked_late=True, hours=-5)
    mark = lines_of(made)["a"].marks[0]
    assert (mark.days_late, mark.points, mark.lost) == (1, 9, 1)


@pytest.mark.parametrize(
    ("hours", "points"), [(1, 8.0), (25, 6.0), (49, 0.0), (1000, 0.0), (-1, 10.0)]
)
def test_lateness_costs_shares_of_the_most_and_at_the_end_everything(
    hours: float, points: float
) -> None:
    made = Class(late=LatePolicy(per_day=0.2, most_days=2))
    made.hands_in("a", "right sigmoid", hours=hours)
    mark = lines_of(made)["a"].marks[0]
    assert mark.points == points
    assert mark.lost == 10 - points


def test_lateness_takes_no_more_than_there_is() -> None:
    made = Class(late=LatePolicy(per_day=0.5)).hands_in("a", "named sigmoid", hours=100)
    mark = lines_of(made)["a"].marks[0]
    assert (mark.points, mark.lost) == (0, round(mark.lost, 2))


@given(
    hours=st.floats(-1e4, 1e4),
    grace=st.integers(0, 10**4),
    more=st.floats(0, 1e3),
)
def test_later_is_never_less_late(hours: float, grace: int, more: float) -> None:
    policy = LatePolicy(grace_minutes=grace)
    assert 0 <= late(hours, policy) <= late(hours + more, policy)


def test_half_a_hundredth_counts_for_the_student() -> None:
    assert [_hundredths(points) for points in (4.125, 0.285, 1.005, 2.0, 1 / 3)] == [
        4.13,
        0.29,
        1.01,
        2.0,
        0.33,
    ]
