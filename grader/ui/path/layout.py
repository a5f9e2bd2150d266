"""Where the exercises stand on the map, and the ways of the arrows between them (pure).

Exercises stand in the cells of a grid, a chapter after the other. Arrows run between the cells
only: along the *channel* above a row and the *gap* before a column, each on a track of its own,
so that none passes behind an exercise and no two lie on one another. All arrows that start at the
same exercise share their tracks. Sizes are left to the browser, which knows the fonts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_ENTRIES = ((0.12, 0.38), (0.62, 0.88))  # where arrows from the left and the right come in on top
_LEAVE, _ARRIVE = 0.68, 0.32  # of an exercise's height, where a list's arrows stand beside it


@dataclass(frozen=True)
class Cell:
    """Where an exercise stands. Rows are counted through all chapters."""

    row: int
    column: int


@dataclass(frozen=True)
class At:
    """A place on an exercise: a share of its width or height, from 0 to 1."""

    node: int
    share: float


@dataclass(frozen=True)
class Between:
    """A track of the gap before column `line`, or of the channel above row `line`."""

    line: int
    track: int


Place: TypeAlias = At | Between
Point: TypeAlias = tuple[Place, Place]


@dataclass(frozen=True)
class Arrow:
    """From what comes first to what builds on it, by way of `points`, across and down."""

    source: int
    target: int
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Plan:
    """The map in a number of columns.

    Attributes
    ----------
    columns
        Of exercises.
    cells
        One for each exercise.
    gaps, channels
        How many tracks each of them has; the last gap and channel lie behind the last cell.
    arrows
        One for each arrow.
    """

    columns: int
    cells: tuple[Cell, ...]
    gaps: tuple[int, ...]
    channels: tuple[int, ...]
    arrows: tuple[Arrow, ...]


def arrows_to_draw(requires: Sequence[Iterable[int]]) -> list[tuple[int, int]]:
    """Return which prerequisites are drawn: those that no other one brings along.

    Parameters
    ----------
    requires
        For each exercise, the earlier ones that it builds on.
    """
    before: list[frozenset[int]] = []
    for direct in requires:
        before.append(frozenset(direct).union(*(before[one] for one in direct)))
    return [
        (needed, node)
        for node, direct in enumerate(requires)
        for needed in sorted(set(direct))
        if not any(needed in before[other] for other in direct)
    ]


def place(sizes: Iterable[int], columns: int) -> list[Cell]:
    """Return the cells: every chapter begins a row, and more rows where `columns` are not enough.

    Parameters
    ----------
    sizes
        How many exercises each chapter has.
    """
    cells: list[Cell] = []
    row = 0
    for size in sizes:
        cells += [Cell(row + index // columns, index % columns) for index in range(size)]
        row += -(-size // columns)
    return cells


def plan(sizes: Sequence[int], requires: Sequence[Iterable[int]], columns: int) -> Plan:
    """Lay the map out.

    Parameters
    ----------
    sizes
        How many exercises each chapter has, in teaching order.
    requires
        For each exercise, the earlier ones that it builds on.
    columns
        At most so many exercises stand side by side; 1 makes a list with its arrows on the left.
    """
    cells = place(sizes, columns)
    pairs = arrows_to_draw(requires)
    rows = 1 + max((cell.row for cell in cells), default=-1)
    ends = {sum(sizes[: index + 1]) for index in range(len(sizes))}
    routes = _List(cells, pairs, ends) if columns == 1 else _Grid(cells, pairs)
    gaps, channels = _tracks(routes.gaps), _tracks(routes.channels)
    arrows = tuple(
        Arrow(source, target, tuple(routes.points(source, target, gaps, channels)))
        for source, target in pairs
    )
    return Plan(
        columns,
        tuple(cells),
        _counts(gaps, columns + 1),
        _counts(channels, rows + 1),
        arrows,
    )


_Use: TypeAlias = dict[tuple[int, int], set[int]]  # (line, source): where along the line
_Tracks: TypeAlias = Mapping[tuple[int, int], int]  # (line, source): its track


class _List:
    """The ways in one column: straight down to the next, else by the gap on the left."""

    def __init__(self, cells: list[Cell], pairs: list[tuple[int, int]], ends: set[int]) -> None:
        self.gaps: _Use = defaultdict(set)
        self.channels: _Use = {}
        self._ends = ends
        for source, target in pairs:
            if not self._is_next(source, target):
                self.gaps[0, source] |= {cells[source].row, cells[target].row}

    def points(self, source: int, target: int, gaps: _Tracks, _: _Tracks) -> Iterable[Point]:
        if self._is_next(source, target):
            return [(At(source, 0.5), At(source, 1)), (At(target, 0.5), At(target, 0))]
        side = Between(0, gaps[0, source])
        leave, arrive = At(source, _LEAVE), At(target, _ARRIVE)
        return [(At(source, 0), leave), (side, leave), (side, arrive), (At(target, 0), arrive)]

    def _is_next(self, source: int, target: int) -> bool:
        return target == source + 1 and target not in self._ends


class _Grid:
    """The ways in several columns: out at the right or the bottom, in at the left or the top."""

    def __init__(self, cells: list[Cell], pairs: list[tuple[int, int]]) -> None:
        self.gaps: _Use = defaultdict(set)
        self.channels: _Use = defaultdict(set)
        self._cells = cells
        entries: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for source, target in pairs:
            here, there = cells[source], cells[target]
            if self._is_beside(source, target):
                continue
            leaving = self.channels[here.row + 1, source]
            leaving.add(_cell(here.column))
            gap = self._gap(source, target)
            if gap is None:  # the row below
                leaving.add(_cell(there.column))
                entries[target].append((_cell(here.column), source))
                continue
            leaving.add(_line(gap))
            if there.row == here.row:
                self.gaps[gap, source] |= {_cell(there.row), _line(here.row + 1)}
                continue
            self.gaps[gap, source] |= {_line(here.row + 1), _line(there.row)}
            self.channels[there.row, source] |= {_line(gap), _cell(there.column)}
            entries[target].append((_line(gap), source))
        self._entries = {
            (source, target): share
            for target, coming in entries.items()
            for source, share in _shares(coming, _cell(cells[target].column)).items()
        }

    def points(self, source: int, target: int, gaps: _Tracks, channels: _Tracks) -> Iterable[Point]:
        here, there = self._cells[source], self._cells[target]
        if self._is_beside(source, target):
            return [(At(source, 1), At(source, 0.5)), (At(target, 0), At(target, 0.5))]
        leave = At(source, 0.5)
        first = Between(here.row + 1, channels[here.row + 1, source])
        points: list[Point] = [(leave, At(source, 1)), (leave, first)]
        gap = self._gap(source, target)
        if gap is not None:
            side = Between(gap, gaps[gap, source])
            points.append((side, first))
            if there.row == here.row:
                arrive = At(target, 0.75)
                return [*points, (side, arrive), (At(target, 0), arrive)]
            first = Between(there.row, channels[there.row, source])
            points.append((side, first))
        enter = At(target, self._entries[source, target])
        return [*points, (enter, first), (enter, At(target, 0))]

    def _is_beside(self, source: int, target: int) -> bool:
        here, there = self._cells[source], self._cells[target]
        return here.row == there.row and there.column == here.column + 1

    def _gap(self, source: int, target: int) -> int | None:
        """The gap by which the arrow passes the rows between; None when there are none."""
        here, there = self._cells[source], self._cells[target]
        if there.row == here.row + 1:
            return None
        return there.column + (there.column < here.column)


def _cell(number: int) -> int:
    return 2 * number + 1


def _line(number: int) -> int:
    return 2 * number


def _shares(coming: list[tuple[int, int]], centre: int) -> dict[int, float]:
    """Spread the arrows that come in on top; only one from straight above comes in the middle."""
    shares = {source: 0.5 for place, source in coming if place == centre}
    for side, (low, high) in zip((-1, 1), _ENTRIES, strict=True):
        mine = sorted(one for one in coming if (one[0] - centre) * side > 0)
        for index, (_, source) in enumerate(mine):
            shares[source] = low + (high - low) * (index + 1) / (len(mine) + 1)
    return shares


def _tracks(used: _Use) -> dict[tuple[int, int], int]:
    """Give every source on a line the first track that is free all along; short ways first."""
    tracks: dict[tuple[int, int], int] = {}
    taken: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    spans = sorted(
        (max(at) - min(at), min(at), line, source) for (line, source), at in used.items()
    )
    for length, low, line, source in spans:
        track = 0
        while any(start <= low + length and low <= end for start, end in taken[line, track]):
            track += 1
        taken[line, track].append((low, low + length))
        tracks[line, source] = track
    return tracks


def _counts(tracks: _Tracks, lines: int) -> tuple[int, ...]:
    counts = [0] * lines
    for (line, _), track in tracks.items():
        counts[line] = max(counts[line], track + 1)
    return tuple(counts)
