"""Pictures beside a failed check, and of a class: drawn by the browser, in the page's colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from grader.message import Translate
from grader.report import Cells, Curve
from grader.ui.text import as_text

_CELL = 26  # pixels
_TEAL = "#0e8296"  # the page's own colour, on light and dark alike


def show(picture: Curve | Cells, _: Translate) -> None:
    """Draw a picture with a line that says what it shows."""
    if isinstance(picture, Curve):
        st.caption(as_text(_("Your answers over the input, and the right ones:")))
        st.vega_lite_chart(_curve(picture, _), width="stretch", height=220)
    else:
        st.caption(as_text(_("Where it is wrong; the darker, the more:")))
        st.vega_lite_chart(_cells(picture, _), width="content")


def _curve(picture: Curve, _: Translate) -> dict[str, Any]:
    right, yours = _("expected"), _("returned")
    values = [
        {"x": x, "y": y, "which": which}
        for which, ys in ((right, picture.expected), (yours, picture.actual))
        for x, y in zip(picture.x, ys, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "title": "x"},
            "y": {"field": "y", "type": "quantitative", "title": None},
            "color": {"field": "which", "type": "nominal", "title": None, "sort": [right, yours]},
            "strokeDash": {
                "field": "which",
                "type": "nominal",
                "legend": None,
                "scale": {"domain": [right, yours], "range": [[4, 4], [1, 0]]},
            },
        },
    }


def _cells(picture: Cells, _: Translate) -> dict[str, Any]:
    values = [
        {"row": row, "column": column, "error": error}
        for row, errors in enumerate(picture.error)
        for column, error in enumerate(errors)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "stroke": "#8884"},
        "width": {"step": _CELL},
        "height": {"step": _CELL},
        "encoding": {
            "x": {"field": "column", "type": "ordinal", "title": _("column"), "axis": _AXIS},
            "y": {"field": "row", "type": "ordinal", "title": _("row"), "axis": _AXIS},
            "color": {
                "field": "error",
                "type": "quantitative",
                "title": _("error"),
                "scale": {"domain": [0, 1], "scheme": "oranges"},
            },
        },
    }


_AXIS = {"labelAngle": 0}


@dataclass(frozen=True)
class Bar:
    """A line of a ranking: what it is, how long its bar is, and the number beside it."""

    label: str
    value: float
    told: str


def ranking(bars: Sequence[Bar], *, alt: str) -> None:
    """Draw bars one below the other, each under its words, which may be long.

    Parameters
    ----------
    alt
        What it shows, for who cannot see it; the bars follow in words.
    """
    values = [
        {"place": place, "label": bar.label, "value": bar.value, "told": bar.told}
        for place, bar in enumerate(bars)
    ]
    beside = 24 + 9 * max((len(bar.told) for bar in bars), default=0)  # pixels of the numbers
    scale = {"domain": [0, max((bar.value for bar in bars), default=1) or 1]}
    ink = "#e3ebed" if st.context.theme.type == "dark" else "#1d2b30"
    place = {"field": "place", "type": "ordinal", "axis": None}
    tooltip = [
        {"field": "label", "type": "nominal", "title": " "},
        {"field": "told", "type": "nominal", "title": " "},
    ]
    chart = {
        "data": {"values": values},
        "height": {"step": 46},
        "encoding": {"y": place, "tooltip": tooltip},
        "layer": [
            {
                "mark": {
                    "type": "bar",
                    "height": 10,
                    "yOffset": 9,
                    "cornerRadius": 3,
                    "color": _TEAL,
                },
                "encoding": {
                    "x": {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
                },
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dy": -9,
                    "fontSize": 13,
                    "color": ink,
                    "limit": {"expr": f"width - {beside}"},
                },
                "encoding": {"x": {"value": 0}, "text": {"field": "label", "type": "nominal"}},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "right",
                    "dy": -9,
                    "fontSize": 13,
                    "fontWeight": 600,
                    "color": ink,
                },
                "encoding": {
                    "x": {"value": "width"},
                    "text": {"field": "told", "type": "nominal"},
                },
            },
        ],
    }
    words = "; ".join(f"{bar.label}: {bar.told}" for bar in bars)
    st.vega_lite_chart(chart, width="stretch", alt=f"{alt}. {words}")


def distribution(counts: Sequence[int], *, x: str, y: str, alt: str) -> None:
    """Draw how many fall into each of equal parts of a hundred percent."""
    size = 100 / max(len(counts), 1)
    values = [
        {"low": place * size, "high": (place + 1) * size, "count": count}
        for place, count in enumerate(counts)
    ]
    chart = {
        "data": {"values": values},
        "mark": {"type": "bar", "color": _TEAL, "tooltip": True},
        "encoding": {
            "x": {
                "field": "low",
                "type": "quantitative",
                "bin": {"binned": True, "step": size},
                "title": x,
            },
            "x2": {"field": "high"},
            "y": {
                "field": "count",
                "type": "quantitative",
                "title": y,
                "axis": {"tickMinStep": 1, "format": "d"},
            },
        },
    }
    st.vega_lite_chart(chart, width="stretch", height=230, alt=alt)
