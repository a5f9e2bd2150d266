"""What the browser is given to draw."""

from __future__ import annotations

from grader.i18n import translator
from grader.report import Cells, Curve
from grader.ui import figures


def test_a_curve_has_every_point_of_both_lines() -> None:
    spec = figures._curve(Curve((0.0, 1.0), (0.5, None), (0.5, 0.75)), translator("ko"))
    values = spec["data"]["values"]
    assert [(one["x"], one["y"]) for one in values] == [
        (0.0, 0.5),
        (1.0, 0.75),
        (0.0, 0.5),
        (1.0, None),
    ]
    assert spec["encoding"]["color"]["sort"] == ["기대한 값", "돌려준 값"]


def test_cells_have_every_entry_at_its_place() -> None:
    spec = figures._cells(Cells(((0.0, 0.5), (1.0, 0.0))), translator("en"))
    found = {(one["row"], one["column"]): one["error"] for one in spec["data"]["values"]}
    assert found == {(0, 0): 0.0, (0, 1): 0.5, (1, 0): 1.0, (1, 1): 0.0}
