"""The editor in a real browser: what a learner's hands meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

APP = Path(__file__).resolve().parent / "apps" / "editor_app.py"
SLOW = 20_000  # milliseconds; a busy machine is no failure


@pytest.fixture(scope="module")
def address(streamlit_server: Callable[[Path, Mapping[str, str]], str]) -> str:
    return streamlit_server(APP, {})


@pytest.fixture
def code(page: Page, address: str) -> Locator:
    """The text field of a freshly opened editor."""
    page.set_default_timeout(SLOW)
    page.goto(address)
    field = page.locator(".cm-content")
    field.wait_for()
    page.get_by_text("settled:").wait_for()
    return field


def text_of(code: Locator) -> str:
    """The whole text, as the lines stand in the field."""
    return "\n".join(code.locator(".cm-line").all_inner_texts()).replace("\u200b", "")


def write(code: Locator, text: str) -> None:
    """Replace everything by `text`."""
    code.press("Control+a")
    code.press("Delete")
    code.page.keyboard.insert_text(text)


def saved(code: Locator) -> None:
    code.page.get_by_text("Saved", exact=True).wait_for()


def counter(page: Page, name: str, value: int) -> None:
    page.get_by_text(re.compile(rf"^{name}: {value}$")).wait_for()


def focused(code: Locator) -> bool:
    return bool(code.evaluate("node => node.getRootNode().activeElement === node"))


def shown(page: Page, text: str) -> None:
    """Wait until the app prints exactly `text`."""
    page.locator("[data-testid='stCode'] code").filter(
        has_text=re.compile(rf"^\s*{re.escape(text)}\s*$")
    ).first.wait_for()


def contrast(code: Locator, selector: str) -> float:
    """The contrast of a part's colour on the frame's background."""
    ink, paper = code.evaluate(
        """(node, selector) => {
            const root = node.getRootNode();
            const numbers = (colour) => {
                const canvas = document.createElement("canvas").getContext("2d");
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            return [numbers(getComputedStyle(root.querySelector(selector)).color),
                    numbers(getComputedStyle(root.querySelector(".frame")).backgroundColor)];
        }""",
        selector,
    )

    def luminance(rgb: list[int]) -> float:
        parts = [c / 255 for c in rgb]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_what_is_typed_arrives_and_is_said_to_be_saved(code: Locator) -> None:
    # r and c are shortcuts of Streamlit's; here they are letters.
    write(code, "")
    code.page.keyboard.type("crc = 1")
    assert code.page.get_by_text("Saving", exact=True).is_visible()
    saved(code)
    shown(code.page, "crc = 1")
    assert code.page.get_by_role("dialog").count() == 0


def test_the_keys_run_exactly_what_is_written(code: Locator) -> None:
    write(code, "x = 1")
    code.page.keyboard.type("23")
    code.press("Control+Enter")
    counter(code.page, "runs", 1)
    assert code.page.locator("[data-testid='stCode'] code").all_inner_texts() == ["x = 123"] * 2
    assert text_of(code) == "x = 123"
    assert focused(code)


def test_a_click_on_run_sends_the_last_keystroke_too(code: Locator) -> None:
    write(code, "y = 4")
    code.page.keyboard.type("5")
    code.page.get_by_role("button", name="Run", exact=True).click()
    counter(code.page, "runs", 1)
    assert code.page.locator("[data-testid='stCode'] code").all_inner_texts() == ["y = 45"] * 2


def test_an_unchanged_text_runs_again_and_each_press_once(code: Locator) -> None:
    for presses in (1, 2, 3):
        code.press("Control+Enter")
        counter(code.page, "runs", presses)
    code.page.wait_for_timeout(700)
    counter(code.page, "runs", 3)


def test_a_run_outlives_the_reruns_that_interrupt_it(code: Locator) -> None:
    write(code, "z = 1")
    code.press("Control+Enter")
    code.page.get_by_role("button", name="Rerun").click()
    code.page.get_by_text("Korean", exact=True).click()
    counter(code.page, "runs", 1)
    code.page.wait_for_timeout(700)
    counter(code.page, "runs", 1)


def test_cursor_focus_and_undo_outlive_reruns(code: Locator) -> None:
    write(code, "ab")
    saved(code)
    code.press("ArrowLeft")
    code.page.keyboard.type("1")
    saved(code)
    shown(code.page, "a1b")
    code.page.keyboard.type("2")
    saved(code)
    shown(code.page, "a12b")
    assert focused(code)
    code.page.get_by_role("button", name="Rerun").click()
    code.page.wait_for_timeout(500)
    code.focus()
    code.page.keyboard.type("3")
    assert text_of(code) == "a123b"
    for _ in range(4):
        code.press("Control+z")
    assert "import numpy" in text_of(code) or text_of(code) == ""
    code.press("Control+Shift+z")
    assert text_of(code) != ""


def test_the_same_editor_stays_on_the_page(code: Locator) -> None:
    code.evaluate("node => { node.mark = 'same' }")
    code.page.get_by_text("Markers", exact=True).click()
    code.page.locator(".cm-lint-marker").first.wait_for()
    code.page.get_by_text("Korean", exact=True).click()
    code.page.get_by_role("button", name="실행", exact=True).wait_for()
    assert code.evaluate("node => node.mark") == "same"
    assert code.count() == 1


def test_a_new_revision_replaces_the_text_and_undo_brings_it_back(code: Locator) -> None:
    write(code, "mine = 1")
    code.page.get_by_role("button", name="Reset").click()
    code.page.locator(".cm-line", has_text="NotImplementedError").wait_for()
    code.page.wait_for_timeout(700)
    assert "mine" not in text_of(code)
    code.focus()
    code.press("Control+z")
    assert text_of(code) == "mine = 1"
    saved(code)
    shown(code.page, "mine = 1")


def test_the_draft_is_there_after_another_page(code: Locator) -> None:
    page = code.page
    write(code, "kept = 1")
    page.keyboard.type("7")
    # At once, well before the pause; a finger is down for some 60 ms at least.
    page.get_by_role("link", name="Other").click(delay=60)
    page.get_by_role("heading", name="Elsewhere").wait_for()
    shown(page, "kept = 17")
    page.get_by_role("link", name="Editor").click()
    code.wait_for()
    assert text_of(code) == "kept = 17"
    code.press("Control+End")
    page.keyboard.type("8")
    saved(code)
    shown(page, "kept = 178")
    counter(page, "runs", 0)


def test_markers_stand_in_the_gutter_and_under_the_line(code: Locator) -> None:
    page = code.page
    page.get_by_text("Markers", exact=True).click()
    page.locator(".cm-lint-marker").first.wait_for()
    assert page.locator(".cm-lint-marker").count() == 3
    assert page.locator(".cm-lintRange-error").first.inner_text().startswith("# 시그모이드")
    page.locator(".cm-lint-marker-error").hover()
    tooltip = page.locator(".cm-tooltip .cm-diagnostic")
    tooltip.wait_for()
    assert "Did you mean np.exp?" in tooltip.inner_text()
    code.press("Control+Home")
    code.press("Enter")
    assert "시그모이드" in page.locator(".cm-lintRange-error").first.inner_text()
    page.get_by_text("Markers", exact=True).click()
    page.locator(".cm-lint-marker").first.wait_for(state="detached")
    assert page.locator(".cm-lintRange").count() == 0


def test_tab_indents_and_after_escape_it_leaves(code: Locator) -> None:
    write(code, "x")
    code.press("Control+Home")
    code.press("Tab")
    assert text_of(code) == "    x"
    assert focused(code)
    code.press("Shift+Tab")
    assert text_of(code) == "x"
    code.press("Escape")
    code.press("Tab")
    assert not focused(code)
    assert code.page.locator(".run:focus").count() == 1
    code.page.keyboard.press("Enter")
    counter(code.page, "runs", 1)


def test_enter_indents_by_four(code: Locator) -> None:
    write(code, "def f():")
    code.press("Enter")
    code.page.keyboard.type("return 1")
    assert text_of(code) == "def f():\n    return 1"


def test_a_theme_change_is_followed_live_and_stays_readable(code: Locator) -> None:
    page = code.page
    parts = [".cm-content", ".cm-lineNumbers .cm-gutterElement:last-child", ".hint"]
    papers = []
    code.evaluate("node => { node.mark = 'same' }")
    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(700)
        papers.append(
            page.locator(".frame").evaluate("node => getComputedStyle(node).backgroundColor")
        )
        for part in parts:
            assert contrast(code, part) >= 4.5, (scheme, part)
    assert papers[0] == papers[2] != papers[1]
    assert code.evaluate("node => node.mark") == "same"


def test_korean_is_composed_syllable_by_syllable(code: Locator) -> None:
    write(code, "# ")
    keyboard = code.page.context.new_cdp_session(code.page)
    for composing in ("ㅎ", "하", "한"):
        keyboard.send(
            "Input.imeSetComposition", {"text": composing, "selectionStart": 1, "selectionEnd": 1}
        )
        # Long enough for the draft to be sent and its rerun to come back in between.
        code.page.wait_for_timeout(600)
    keyboard.send("Input.insertText", {"text": "한"})
    keyboard.send("Input.imeSetComposition", {"text": "글", "selectionStart": 1, "selectionEnd": 1})
    keyboard.send("Input.insertText", {"text": "글"})
    assert text_of(code) == "# 한글"
    saved(code)
    shown(code.page, "# 한글")


def test_the_labels_are_the_callers(code: Locator) -> None:
    page = code.page
    assert code.get_attribute("aria-label") == "Your code for sigmoid"
    assert code.get_attribute("role") == "textbox"
    hint = page.locator(f"#{code.get_attribute('aria-describedby')}")
    assert hint.inner_text() == "Ctrl+Enter runs · Esc then Tab leaves"
    page.get_by_text("Korean", exact=True).click()
    page.get_by_role("button", name="실행", exact=True).wait_for()
    assert code.get_attribute("aria-label") == "시그모이드 코드"
    code.press("Control+f")
    page.get_by_placeholder("찾기").wait_for()


def test_cancel_is_offered_while_busy_and_run_waits(code: Locator) -> None:
    page = code.page
    page.get_by_text("Slow run", exact=True).click()
    assert page.get_by_role("button", name="Cancel").count() == 0
    code.press("Control+Enter")
    page.get_by_role("button", name="Cancel").wait_for()
    assert page.locator(".run").get_attribute("aria-disabled") == "true"
    page.wait_for_timeout(1700)
    code.press("Control+Enter")
    page.wait_for_timeout(500)
    counter(page, "runs", 1)
    page.get_by_role("button", name="Cancel").click()
    counter(page, "cancels", 1)
    page.get_by_role("button", name="Cancel").wait_for(state="hidden")
    assert page.locator(".run:focus").count() == 1
    page.locator(".run").click()
    counter(page, "runs", 2)


def test_a_text_beyond_the_limit_is_neither_sent_nor_run(code: Locator) -> None:
    page = code.page
    write(code, "small = 1")
    saved(code)
    shown(page, "small = 1")
    code.evaluate(
        """(node, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""",
        "\n" + ("#" * 99 + "\n") * 2700,
    )
    page.get_by_text("Too long to be saved or run").wait_for()
    code.press("Control+Enter")
    page.wait_for_timeout(700)
    counter(page, "runs", 0)
    counter(page, "draft length", 9)
    code.press("Control+z")
    saved(code)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_without_sideways_scrolling(page: Page, address: str, scheme: str) -> None:
    page.set_default_timeout(SLOW)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    code = page.locator(".cm-content")
    code.wait_for()
    page.locator(".frame.narrow").wait_for()
    sizes = page.locator(".cm-scroller").evaluate(
        "node => [parseFloat(getComputedStyle(node).fontSize), node.scrollWidth - node.clientWidth]"
    )
    assert sizes[0] >= 14
    assert sizes[1] <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.get_by_role("button", name="Run", exact=True).bounding_box()
    assert box is not None
    assert box["height"] >= 40
    assert box["x"] + box["width"] <= 390


def test_nothing_outside_this_computer_is_asked_for(
    code: Locator, foreign_requests: list[str], page_errors: list[str]
) -> None:
    code.press("Control+f")
    code.press("Control+Enter")
    counter(code.page, "runs", 1)
    assert foreign_requests == []
    assert page_errors == []
