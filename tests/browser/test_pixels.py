"""The grid that is drawn on, in a real browser: with the pointer, and with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

APP = Path(__file__).resolve().parent / "apps" / "pixels_app.py"
SLOW = 20_000
BLANK = [[0.0] * 4 for _ in range(3)]


@pytest.fixture(scope="module")
def address(streamlit_server: Callable[[Path, Mapping[str, str]], str]) -> str:
    return streamlit_server(APP, {})


@pytest.fixture
def grid(page: Page, address: str) -> Locator:
    page.set_default_timeout(SLOW)
    page.goto(address)
    found = page.get_by_role("application", name="Draw", exact=True)
    found.wait_for()
    return found


def drawn(page: Page, wanted: list[list[float]]) -> None:
    """Wait until Python says that exactly this is drawn."""
    page.locator("[data-testid='stCode'] code").filter(has_text=json.dumps(wanted)).wait_for()


def click(grid: Locator, row: int, column: int) -> None:
    box = grid.bounding_box()
    assert box is not None
    x, y = (column + 0.5) * box["width"] / 4, (row + 0.5) * box["height"] / 3
    grid.click(position={"x": x, "y": y})


def test_what_is_clicked_is_drawn_and_clicked_again_erased(grid: Locator) -> None:
    drawn(grid.page, BLANK)
    click(grid, 1, 2)
    one = [row[:] for row in BLANK]
    one[1][2] = 1.0
    drawn(grid.page, one)
    click(grid, 1, 2)
    drawn(grid.page, BLANK)


def test_a_stroke_fills_every_cell_on_its_way(grid: Locator) -> None:
    box = grid.bounding_box()
    assert box is not None
    mouse, middle = grid.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] / 8, middle)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 7 / 8, middle)
    mouse.up()
    drawn(grid.page, [[0.0] * 4, [1.0] * 4, [0.0] * 4])


def test_the_keyboard_draws_too_and_says_where(grid: Locator) -> None:
    grid.focus()
    for key in ("ArrowDown", "ArrowRight", " "):
        grid.press(key)
    wanted = [row[:] for row in BLANK]
    wanted[1][1] = 1.0
    drawn(grid.page, wanted)
    assert grid.page.get_by_text("row 2, column 2: 100 %").count() == 1


def test_clear_blanks_it(grid: Locator) -> None:
    click(grid, 0, 0)
    grid.page.get_by_role("button", name="Clear").first.click()
    drawn(grid.page, BLANK)


def test_a_rerun_leaves_the_drawing_alone(grid: Locator) -> None:
    click(grid, 2, 3)
    wanted = [row[:] for row in BLANK]
    wanted[2][3] = 1.0
    drawn(grid.page, wanted)
    before = grid.page.get_by_text("runs:").inner_text()
    grid.page.get_by_role("button", name="Again").click()
    grid.page.wait_for_function("before => !document.body.innerText.includes(before)", arg=before)
    drawn(grid.page, wanted)


def test_a_soft_brush_has_shades(grid: Locator) -> None:
    soft = grid.page.get_by_role("application", name="Draw softly")
    box = soft.bounding_box()
    assert box is not None
    soft.click(position={"x": box["width"] * 0.53, "y": box["height"] * 0.53})
    code = grid.page.locator("[data-testid='stCode'] code").nth(1)
    grid.page.wait_for_function(
        "node => JSON.parse(node.innerText)[0] > 1", arg=code.element_handle()
    )
    total, largest = json.loads(code.inner_text())
    assert 1.0 < total < 9.0
    assert largest == 1.0


def test_nothing_goes_out_and_nothing_fails(
    grid: Locator, foreign_requests: list[str], page_errors: list[str]
) -> None:
    click(grid, 0, 1)
    assert not foreign_requests
    assert not page_errors
