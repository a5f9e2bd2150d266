"""The pictures beside a failed check: drawn by the browser, in the page's own colours."""

from __future__ import annotations

from typing import Any

import streamlit as st

from grader.message import Translate
from grader.report import Cells, Curve
from grader.ui.text import as_text

_CELL = 26  # pixels


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
