"""Where the bars of a picture stand: plain geometry, drawn by the template (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.batch.outputs.spreadsheet import number

WIDTH, HEIGHT = 560, 246
_LEFT, _TOP, _BOTTOM = 14, 46, 34
_GAP = 6


@dataclass(frozen=True)
class Bar:
    """One bar, with the count over it."""

    x: float
    y: float
    width: float
    height: float
    count: int
    middle: float


@dataclass(frozen=True)
class Histogram:
    """The distribution of totals: bars, the ends of their ranges, and where the median lies."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    base: float
    median: float | None
    width: int = WIDTH
    height: int = HEIGHT


def histogram(counts: Sequence[int], possible: float, median: float | None) -> Histogram:
    """Return the geometry of a distribution over 0 to `possible`."""
    base = HEIGHT - _BOTTOM
    step = (WIDTH - 2 * _LEFT) / len(counts)
    most = max(counts, default=0) or 1
    bars = []
    for place, count in enumerate(counts):
        height = round(count / most * (base - _TOP), 1)
        x = round(_LEFT + place * step + _GAP / 2, 1)
        middle = round(_LEFT + (place + 0.5) * step, 1)
        bars.append(Bar(x, round(base - height, 1), round(step - _GAP, 1), height, count, middle))
    ticks = tuple(
        (round(_LEFT + place * step, 1), number(possible * place / len(counts)))
        for place in range(0, len(counts) + 1, 2)
    )
    at = None
    if median is not None and possible:
        at = round(_LEFT + min(1.0, median / possible) * (WIDTH - 2 * _LEFT), 1)
    return Histogram(tuple(bars), ticks, base, at)
