"""The map of the course: a lane for each chapter, a link for each exercise, arrows between them.

A Streamlit component that is drawn in the browser from what `course_map` tells it. Nothing but
the layout is computed there, and nothing but our own titles is shown.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import streamlit as st

from grader.ui.path.layout import At, Place, Plan, plan

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = ["Lane", "Standing", "Stop", "Words", "course_map"]

COLUMNS = (5, 3, 1)  # the widest that fits is shown

Standing: TypeAlias = Literal["passed", "begun", "new"]

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Stop:
    """An exercise on the map.

    Attributes
    ----------
    id
        What `course_map` returns when it is chosen.
    title
        In the reader's language.
    address
        Of its page, relative to this one.
    standing
        How far the reader is with it.
    told
        What a screen reader adds to the title: the standing in words, and what it builds on.
    requires
        The ids of the earlier exercises that it builds on.
    """

    id: str
    title: str
    address: str
    standing: Standing
    told: str
    requires: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """A chapter on the map."""

    title: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Words:
    """The map's own words, in the reader's language.

    Attributes
    ----------
    name
        What a screen reader calls the map.
    passed, begun, new
        The standings, explained below the map.
    following
        Stands at the exercise that comes next.
    arrow
        What an arrow means.
    """

    name: str
    passed: str
    begun: str
    new: str
    following: str
    arrow: str


def course_map(
    lanes: Sequence[Lane], *, key: str, words: Words, following: str | None = None
) -> str | None:
    """Show the map and return the id of the exercise that was chosen in this rerun, if any.

    Parameters
    ----------
    lanes
        The chapters in teaching order.
    key
        Of this map, unique on the page.
    words
        In the reader's language.
    following
        The id of the exercise that comes next.
    """
    stops = [stop for lane in lanes for stop in lane.stops]
    numbers = {stop.id: number for number, stop in enumerate(stops)}
    plans = _plans(
        tuple(len(lane.stops) for lane in lanes),
        tuple(tuple(numbers[one] for one in stop.requires) for stop in stops),
    )
    shown = _component()(
        key=key,
        data={
            "words": asdict(words),
            "following": following,
            "lanes": [asdict(lane) for lane in lanes],
            "plans": plans,
        },
        on_open_change=_nothing,
    )
    return read_choice(shown.get("open"), numbers)


def read_choice(value: object, known: Container[str]) -> str | None:
    """Return the id that a browser sent, None when it is none of those we know."""
    return value if isinstance(value, str) and value in known else None


def plan_data(planned: Plan) -> dict[str, Any]:
    """Return a plan as the browser takes it: a place is ``[kind, number, share or track]``."""
    return {
        "columns": planned.columns,
        "cells": [[cell.row, cell.column] for cell in planned.cells],
        "gaps": list(planned.gaps),
        "channels": list(planned.channels),
        "arrows": [
            {
                "source": arrow.source,
                "target": arrow.target,
                "points": [[_place(across), _place(down)] for across, down in arrow.points],
            }
            for arrow in planned.arrows
        ],
    }


@lru_cache(maxsize=8)
def _plans(
    sizes: tuple[int, ...], requires: tuple[tuple[int, ...], ...]
) -> Sequence[Mapping[str, Any]]:
    return [plan_data(plan(sizes, requires, columns)) for columns in COLUMNS]


def _place(place: Place) -> list[str | int | float]:
    if isinstance(place, At):
        return ["at", place.node, round(place.share, 3)]
    return ["between", place.line, place.track]


@cache
def _component() -> ComponentRenderer:
    # At the first call, not on import: components belong to a Streamlit that runs.
    return st.components.v2.component(
        "scratchgrad_path",
        css=(_HERE / "path.css").read_text(encoding="utf-8"),
        js=(_HERE / "path.js").read_text(encoding="utf-8"),
    )


def _nothing() -> None:
    """Asked for, so that Streamlit knows the trigger."""
