"""All lessons in a real browser: every formula is set, every picture is there, no link is dead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.course import load_course
from grader.i18n import LANGUAGES
from grader.illustrations import parts

if TYPE_CHECKING:
    from playwright.sync_api import Page

APP = Path(__file__).resolve().parent / "apps" / "lessons_app.py"
SLOW = 60_000
COURSE = list(load_course())


@pytest.fixture(scope="module")
def address(streamlit_server: Callable[[Path, Mapping[str, str]], str]) -> str:
    return streamlit_server(APP, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_and_pictures_are_all_there(
    page: Page,
    address: str,
    language: str,
    foreign_requests: list[str],
    page_errors: list[str],
) -> None:
    page.set_default_timeout(SLOW)
    page.goto(f"{address}/?in={language}")
    page.get_by_text("the end of all lessons").wait_for()
    page.wait_for_function("[...document.images].every(one => one.complete)")
    for entry in COURSE:
        task = entry.task(language)
        lesson = page.locator(f".st-key-lesson-{entry.chapter}-{entry.slug}")
        text = "\n".join((task.body, *task.hints))
        assert (lesson.locator(".katex").count() > 0) == ("$" in text), entry.id
        bad = [one.get_attribute("title") for one in lesson.locator(".katex-error").all()]
        assert not bad, (entry.id, bad)
        assert "$" not in lesson.evaluate(
            """node => [...node.querySelectorAll("p, li, td")].map(one => {
                const copy = one.cloneNode(true);
                copy.querySelectorAll("code, .katex").forEach(part => part.remove());
                return copy.textContent;
            }).join(" ")"""
        ), f"{entry.id}: a dollar sign was left over"
        wanted = [part.alt for part in parts(task) if not isinstance(part, str)]
        shown = lesson.locator("img").evaluate_all(
            "all => all.filter(one => one.naturalWidth > 100).map(one => one.alt)"
        )
        assert shown == wanted, entry.id
        links = lesson.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
        assert not links, f"{entry.id} has a link, which no lesson needs: {links}"
    assert not foreign_requests
    assert not page_errors
