"""The whole way in a real browser: read, write, be told, fix, train, come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.course import load_course

ROOT = Path(__file__).resolve().parents[2]
COUNT = len(list(load_course()))
WRONG = "import numpy as np\n\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
ENDLESS = "def sigmoid(x):\n    while True:\n        pass\n"
XOR = (ROOT / "reference/two_layers/xor_two_layer/solution.py").read_text(encoding="utf-8")
SIGMOID = (ROOT / "reference/activations/sigmoid/solution.py").read_text(encoding="utf-8")
WAIT = 20_000


@pytest.fixture(scope="module")
def address(streamlit_server, tmp_path_factory):
    database = tmp_path_factory.mktemp("data") / "learner.db"
    return streamlit_server(ROOT / "app.py", {"SCRATCHGRAD_DATABASE": f"sqlite:///{database}"})


def write(page, code):
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)


def open_page(page, address, path):
    page.goto(f"{address}/{path}")
    page.wait_for_selector("h1", timeout=WAIT)


def open_exercise(page, address, path):
    open_page(page, address, path)
    page.wait_for_selector(".cm-content", timeout=WAIT)


def test_the_whole_way(page, address, foreign_requests, page_errors):
    open_page(page, address, "?lang=en")
    page.get_by_role("link", name="The sigmoid").first.click()
    page.wait_for_selector(".cm-content", timeout=WAIT)
    assert "one half" in page.inner_text("[data-testid=stMain]") or page.inner_text("h1")

    write(page, WRONG)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Your curve falls where it should rise", timeout=WAIT)
    assert page.get_by_text("Not there yet: 1 of 7 checks hold.").is_visible()

    write(page, SIGMOID)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Passed: every check holds.", timeout=WAIT)
    assert page.get_by_text("One good solution").is_visible()
    page.get_by_text("English", exact=True).click()  # a switch that was used has its own traps
    page.get_by_role("button", name="Next: ").click()
    page.wait_for_url("**/activations-sigmoid_grad*", timeout=WAIT)
    page.wait_for_selector(".cm-content", timeout=WAIT)
    assert page.locator("[data-testid=stException]").count() == 0

    open_exercise(page, address, "two_layers-xor_two_layer?lang=en")
    write(page, XOR)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Passed: every check holds.", timeout=WAIT)
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_selector("text=In numbers, at the end", timeout=60_000)
    assert page.get_by_alt_text(re.compile("What the experiment of")).is_visible()
    page.wait_for_selector("[data-testid=stTable] tbody tr", timeout=WAIT)
    rows = page.eval_on_selector_all(
        "[data-testid=stTable] tbody tr",
        "all => all.map(row => [...row.cells].map(cell => cell.textContent.trim()))",
    )
    assert [row[4] for row in rows] == ["0", "1", "1", "0"]

    page.reload()
    page.wait_for_selector(".cm-content", timeout=WAIT)
    assert "def backprop_step" in page.inner_text(".cm-content")
    page.wait_for_selector("text=Passed: every check holds.", timeout=WAIT)
    open_page(page, address, "?lang=en")
    page.wait_for_selector(f"text=2 of {COUNT} exercises passed", timeout=WAIT)
    assert foreign_requests == []
    # Streamlit looks for its server below the page's own path first, and finds it above.
    assert [error for error in page_errors if "404 (Not Found)" not in error] == []


def test_an_endless_loop_can_be_cancelled_and_says_so(page, address):
    open_exercise(page, address, "activations-sigmoid?lang=en")
    write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Cancel").click(timeout=WAIT)
    page.wait_for_selector("text=Stopped. Your code is saved.", timeout=WAIT)
    assert page.get_by_text("checks hold.").count() == 0  # no older verdict beside it
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("text=Time-out", timeout=WAIT)


def test_an_error_is_marked_at_its_line(page, address):
    open_exercise(page, address, "activations-sigmoid?lang=en")
    write(page, "import numpy as np\n\n\ndef sigmoid(x):\n    return exp(x)\n")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Did you mean np.", timeout=WAIT)
    page.wait_for_selector(".cm-lint-marker", timeout=WAIT)


def test_hints_come_one_at_a_time_and_stay(page, address):
    open_exercise(page, address, "losses-cross_entropy?lang=en")
    assert page.get_by_text("Hint 1", exact=True).count() == 0
    page.get_by_role("button", name=re.compile("Show a hint")).click()
    page.wait_for_selector("text=Hint 1", timeout=WAIT)
    assert page.get_by_text("Hint 2", exact=True).count() == 0
    page.reload()
    page.wait_for_selector("text=Hint 1", timeout=WAIT)


def test_korean_is_chosen_and_kept(page, address):
    open_exercise(page, address, "activations-sigmoid?lang=en")
    page.get_by_text("한국어", exact=True).click()
    page.wait_for_selector("h1:has-text('시그모이드')", timeout=WAIT)
    page.reload()
    page.wait_for_selector("h1:has-text('시그모이드')", timeout=WAIT)
    write(page, WRONG)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=이런 일이 일어난 것 같아요", timeout=WAIT)


@pytest.mark.parametrize("path", ["", "activations-sigmoid", "two_layers-xor_two_layer", "about"])
def test_a_phone_needs_no_sideways_scrolling(page, address, path):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, address, f"{path}?lang=ko")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
