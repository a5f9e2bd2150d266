"""The map of a course of 32 and of 46 exercises, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
WAIT = 20_000
SIZES = {"": 32, "all": 46}

# How far each arrow's ends are from the edges of the exercises that it joins, in pixels, and
# whether anything of the map stands outside of it.
MEASURE = """
() => {
  const root = [...document.querySelectorAll("*")].map(one => one.shadowRoot)
    .find(one => one && one.querySelector("nav.map"));
  const board = root.querySelector(".board").getBoundingClientRect();
  const links = [...root.querySelectorAll("a.stop")].map(one => one.getBoundingClientRect());
  const heads = [...root.querySelectorAll(".arrows .head")].map(one => {
    const tip = one.getAttribute("d").slice(1).split("L")[0].split(",").map(Number);
    return [tip[0] + board.x, tip[1] + board.y];
  });
  const off = ([x, y], box) => Math.max(
    box.x - x, x - box.right, box.y - y, y - box.bottom,
    Math.min(...[x - box.x, box.right - x, y - box.y, box.bottom - y].map(Math.abs)));
  return {
    heads: heads.map(tip => Math.min(...links.map(box => off(tip, box)))),
    outside: links.filter(box => box.x < board.x || box.right > board.right).length,
    overlapping: links.some((one, index) => links.slice(index + 1).some(other =>
      one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom)),
    cut: [...root.querySelectorAll("a.stop")]
      .filter(one => one.scrollWidth > one.clientWidth).length,
    small: links.filter(box => box.width < 44 || box.height < 44).length,
    columns: new Set(links.map(box => Math.round(box.x))).size,
  };
}
"""


@pytest.fixture(scope="module")
def address(streamlit_server):
    return streamlit_server(HERE / "apps" / "map_app.py", {})


def open_map(page, address, width, query=""):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/?{query}")
    page.wait_for_selector("a.stop", timeout=WAIT)
    page.wait_for_selector(".arrows .head", state="attached", timeout=WAIT)
    page.wait_for_timeout(500)


@pytest.mark.parametrize("more", SIZES)
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("width", "columns"), [(1280, 5), (800, 3), (390, 1)])
def test_the_map_fits_and_its_arrows_meet_the_exercises(
    page, address, width, columns, language, more, page_errors
):
    open_map(page, address, width, f"language={language}&{more}=1")
    assert page.locator("a.stop").count() == SIZES[more]
    found = page.evaluate(MEASURE)
    assert found["columns"] == columns
    assert len(found["heads"]) >= SIZES[more]
    assert max(found["heads"]) < 1
    assert found["outside"] == found["cut"] == found["small"] == 0
    assert not found["overlapping"]
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    assert [error for error in page_errors if "404 (Not Found)" not in error] == []


def test_a_screen_reader_hears_titles_standings_and_chapters(page, address):
    open_map(page, address, 1280)
    course = page.get_by_role("navigation", name="Map of the course")
    chapters = course.get_by_role("heading", level=2).all_inner_texts()
    assert chapters[0] == "Neurons and gates"
    assert len(chapters) == 8
    course.get_by_role("link", name="The weighted sum. passed").wait_for(timeout=WAIT)
    following = course.get_by_role("link", name="Tanh, ReLU and leaky ReLU. Next.")
    assert following.get_attribute("href").startswith("page-6")
    assert page.locator(".following").count() == 1
    # Not by colour alone: the marks have different forms.
    forms = page.eval_on_selector_all(
        ".legend .mark",
        "all => all.map(one => [...one.children].map(shape => shape.getAttribute('d')).join())",
    )
    assert len(forms) == len(set(forms)) == 4


def test_every_exercise_can_be_opened_with_the_keyboard(page, address):
    open_map(page, address, 1280)
    page.locator("a.stop").first.focus()
    for _ in range(31):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=chosen: Four layers and five glyphs", timeout=WAIT)


def test_a_click_opens_without_leaving_the_page(page, address):
    open_map(page, address, 390)
    before = page.url
    page.get_by_role("link", name="Training on digits").click()
    page.wait_for_selector("text=chosen: Training on digits", timeout=WAIT)
    assert page.url == before


def test_an_exercise_shows_what_it_builds_on(page, address):
    open_map(page, address, 1280)
    page.locator("a.stop", has_text="Cross-entropy").first.hover()
    assert page.locator(".arrows .mine").count() == 4
    page.locator(".legend").hover()
    assert page.locator(".arrows .mine").count() == 0


def test_the_map_follows_progress_and_width(page, address):
    open_map(page, address, 1280)
    assert page.locator(".stop.passed").count() == 6
    page.get_by_role("button", name="Pass one more").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('*')].some(one =>"
        " one.shadowRoot?.querySelectorAll('.stop.passed').length === 7)",
        timeout=WAIT,
    )
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(700)
    found = page.evaluate(MEASURE)
    assert found["columns"] == 1
    assert max(found["heads"]) < 1
