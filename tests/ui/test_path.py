"""The map's layout: the right arrows, each on a way of its own, behind no exercise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.ui.path import COLUMNS, plan_data, read_choice
from grader.ui.path.layout import Arrow, At, Cell, Plan, arrows_to_draw, place, plan

CELL, SPACE = 100.0, 1000.0  # a cell's size, and the room between two
Segment = tuple[tuple[float, float], tuple[float, float]]


@st.composite
def courses(draw: st.DrawFn) -> tuple[list[int], list[list[int]]]:
    sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=7))
    requires = [
        draw(st.lists(st.integers(0, node - 1), max_size=3, unique=True)) if node else []
        for node in range(sum(sizes))
    ]
    return sizes, requires


def segments(arrow: Arrow, planned: Plan) -> list[Segment]:
    """Draw an arrow with sizes of our own."""

    def across(number: int, share: float) -> float:
        return planned.cells[number].column * (CELL + SPACE) + share * CELL

    def down(number: int, share: float) -> float:
        return planned.cells[number].row * (CELL + SPACE) + share * CELL

    points = [
        (
            across(x.node, x.share)
            if isinstance(x, At)
            else x.line * (CELL + SPACE) - 10 - 5 * x.track,
            down(y.node, y.share)
            if isinstance(y, At)
            else y.line * (CELL + SPACE) - 10 - 5 * y.track,
        )
        for x, y in arrow.points
    ]
    return [(one, other) for one, other in pairwise(points) if one != other]


def lie_on_one_another(one: Segment, other: Segment) -> bool:
    for axis in (0, 1):
        lines = {point[axis] for point in (*one, *other)}
        if len(lines) == 1:
            (a, b), (c, d) = (
                sorted(point[1 - axis] for point in segment) for segment in (one, other)
            )
            return min(b, d) > max(a, c)
    return False


def crosses_a_cell(segment: Segment, cell: Cell) -> bool:
    inside = []
    for axis, number in enumerate((cell.column, cell.row)):
        low, high = sorted(point[axis] for point in segment)
        start = number * (CELL + SPACE)
        inside.append(low < start + CELL and high > start)
    return all(inside)


def paths(planned: Plan) -> Iterator[tuple[Arrow, list[Segment]]]:
    return ((arrow, segments(arrow, planned)) for arrow in planned.arrows)


def test_only_prerequisites_that_no_other_brings_along_are_drawn() -> None:
    assert arrows_to_draw([[], [0], [0, 1], [0, 0], [2, 3, 1]]) == [
        (0, 1), (1, 2), (0, 3), (2, 4), (3, 4),
    ]  # fmt: skip
    assert arrows_to_draw([]) == []


@given(courses())
def test_what_can_be_reached_stays_the_same(course: tuple[list[int], list[list[int]]]) -> None:
    def reached(pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        before: dict[int, set[int]] = {}
        for source, target in sorted(pairs, key=lambda pair: pair[1]):
            before.setdefault(target, set()).update({source}, before.get(source, set()))
        return {(source, target) for target, sources in before.items() for source in sources}

    _, requires = course
    every = [(needed, node) for node, direct in enumerate(requires) for needed in direct]
    assert reached(arrows_to_draw(requires)) == reached(every)


def test_every_chapter_begins_a_row() -> None:
    assert place([2, 4, 1], 3) == [
        Cell(0, 0), Cell(0, 1), Cell(1, 0), Cell(1, 1), Cell(1, 2), Cell(2, 0), Cell(3, 0),
    ]  # fmt: skip


@given(courses(), st.sampled_from([1, 2, 3, 5]))
def test_every_arrow_goes_from_its_source_to_its_target_by_right_angles(
    course: tuple[list[int], list[list[int]]], columns: int
) -> None:
    sizes, requires = course
    planned = plan(sizes, requires, columns)
    assert [(one.source, one.target) for one in planned.arrows] == arrows_to_draw(requires)
    for arrow, drawn in paths(planned):
        for number, (x, y) in ((arrow.source, drawn[0][0]), (arrow.target, drawn[-1][1])):
            cell = planned.cells[number]
            left, top = cell.column * (CELL + SPACE), cell.row * (CELL + SPACE)
            assert left <= x <= left + CELL
            assert top <= y <= top + CELL
            assert x in (left, left + CELL) or y in (top, top + CELL)
        for (x, y), (u, v) in drawn:
            assert x == u or y == v


@given(courses(), st.sampled_from([1, 2, 3, 5]))
def test_no_arrow_passes_behind_an_exercise(
    course: tuple[list[int], list[list[int]]], columns: int
) -> None:
    planned = plan(*course, columns)
    for _, drawn in paths(planned):
        for segment in drawn:
            assert not any(crosses_a_cell(segment, cell) for cell in planned.cells)


@given(courses(), st.sampled_from([1, 2, 3, 5]))
def test_arrows_lie_on_one_another_only_where_they_begin_or_end_together(
    course: tuple[list[int], list[list[int]]], columns: int
) -> None:
    planned = plan(*course, columns)
    for (one, mine), (other, theirs) in combinations(paths(planned), 2):
        if one.source == other.source:
            continue
        end = -1 if one.target == other.target else None  # the last stretch may be common
        for segment in mine[:end]:
            assert not any(lie_on_one_another(segment, another) for another in theirs[:end])


@given(courses(), st.sampled_from([1, 2, 3, 5]))
def test_every_track_is_counted(course: tuple[list[int], list[list[int]]], columns: int) -> None:
    planned = plan(*course, columns)
    assert len(planned.gaps) == columns + 1
    assert len(planned.channels) == planned.cells[-1].row + 2
    for arrow in planned.arrows:
        for x, y in arrow.points:
            assert isinstance(x, At) or x.track < planned.gaps[x.line]
            assert isinstance(y, At) or y.track < planned.channels[y.line]


def test_a_list_goes_straight_to_the_next_of_the_chapter() -> None:
    straight, around = plan([2, 1], [[], [0], [1]], 1).arrows
    assert straight.points == ((At(0, 0.5), At(0, 1)), (At(1, 0.5), At(1, 0)))
    assert len(around.points) == 4  # a chapter's title is in the way


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_browser_gets_numbers_and_short_words(columns: int) -> None:
    sent = json.loads(json.dumps(plan_data(plan([3, 2], [[], [0], [0, 1], [0], [2]], columns))))
    assert sent["columns"] == columns
    assert sent["cells"][3][1] == 0
    assert {place[0] for arrow in sent["arrows"] for point in arrow["points"] for place in point} \
        <= {"at", "between"}  # fmt: skip


def test_a_course_without_exercises_is_empty() -> None:
    assert plan([], [], 5).arrows == ()


@pytest.mark.parametrize("value", [None, True, 3, "other", ["a"], {"id": "a"}, "A", "a\0"])
def test_what_is_no_exercise_of_ours_is_not_opened(value: object) -> None:
    assert read_choice(value, {"a": 0}) is None
    assert read_choice("a", {"a": 0}) == "a"
