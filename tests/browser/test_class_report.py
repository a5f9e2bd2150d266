"""The report and the feedback of a hostile class, opened in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from classes import NAMES, hostile_class, ordinary_class

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    hostile_class().write(out)
    return out


def test_nothing_runs_is_fetched_or_sticks_out(
    page: Page, hostile: Path, page_errors: list[str]
) -> None:
    asked: list[str] = []
    dialogs: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    report = (hostile / "report.html").as_uri()
    files = [report, *(path.as_uri() for path in sorted((hostile / "feedback").glob("*.html"))[:6])]
    for address in files:
        page.goto(address)
        page.evaluate(UNFOLD)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) == 0
    assert page.locator("script, img, iframe, [style], [onerror], [onmouseover]").count() == 0
    assert asked == files
    assert (dialogs, page_errors) == ([], [])


def test_the_style_is_let_through_and_a_script_would_not_be(page: Page, hostile: Path) -> None:
    page.goto((hostile / "report.html").as_uri())
    section = "getComputedStyle(document.querySelector('section')).marginTop"
    assert page.evaluate(section) == "38.4px"  # 2.4rem of ours, not the browser's 0
    page.evaluate(
        "() => { const it = document.createElement('script'); it.textContent = 'window.ran = 1';"
        " document.body.append(it); }"
    )
    assert page.evaluate("window.ran") is None


def test_every_link_leads_to_a_students_own_page(page: Page, hostile: Path) -> None:
    page.goto((hostile / "report.html").as_uri())
    links = page.locator("table.heat tbody a")
    assert links.count() == len(NAMES) + 1
    for place in range(0, links.count(), 9):
        name = links.nth(place).inner_text()
        links.nth(place).click()
        assert page.locator("h1").inner_text() == name
        page.go_back()


def test_the_report_can_be_read_in_both_lights(page: Page, tmp_path: Path) -> None:
    ordinary_class().write(tmp_path)
    page.goto((tmp_path / "report.html").as_uri())
    seen = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen.append(
            page.evaluate(
                "[document.body, document.querySelector('.card, .tiles li')]"
                ".map(one => getComputedStyle(one))"
                ".flatMap(style => [style.color, style.backgroundColor])"
            )
        )
    assert not set(seen[0]) & set(seen[1])
