"""A grid that is drawn on with a finger, a mouse or the arrow keys: a Streamlit component."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from grader.message import Translate

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


def pixel_grid(
    label: str, *, rows: int, columns: int, levels: int, key: str, _: Translate
) -> list[list[float]]:
    """Show a grid and return what is drawn on it: rows of numbers from 0 to 1.

    Parameters
    ----------
    label
        What the grid is for.
    levels
        How many shades a cell can have; 2 for black and white, more for a soft brush.
    key
        Of this grid, unique on the page.
    """
    drawn = _read(_sent(key), rows, columns)
    _component()(
        key=key,
        data={
            "rows": rows,
            "columns": columns,
            "levels": levels,
            "drawn": drawn,
            "words": {
                "label": label,
                "clear": _("Clear"),
                "cell": _("row {row}, column {column}"),
                "keys": _("Draw with the pointer, or with the arrow keys and the space bar."),
            },
        },
        on_drawn_change=lambda: None,
    )
    return drawn


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "scratchgrad_pixels",
        js=(_HERE / "pixels.js").read_text(encoding="utf-8"),
        css=(_HERE / "pixels.css").read_text(encoding="utf-8"),
    )


def _sent(key: str) -> object:
    state = st.session_state.get(key)
    return state.get("drawn") if isinstance(state, Mapping) else None


def _read(sent: object, rows: int, columns: int) -> list[list[float]]:
    """Return what the browser sent, or a blank grid when it is none of this size."""
    blank = [[0.0] * columns for _ in range(rows)]
    if not isinstance(sent, Sequence) or isinstance(sent, str) or len(sent) != rows * columns:
        return blank
    if not all(
        isinstance(one, int | float) and math.isfinite(one) and 0 <= one <= 1 for one in sent
    ):
        return blank
    cells = [float(one) for one in sent]
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]
