"""The instructor's page in a real browser: in with the passphrase, out with a zip."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PHRASE = "correct horse battery staple"
WAIT = 20_000
SOLUTION = (ROOT / "reference/activations/sigmoid/solution.py").read_text(encoding="utf-8")
WRONG = "import numpy as np\n\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
SLOW = "import time\n\n\ndef sigmoid(x):\n    time.sleep(0.15)\n    return {number}\n"
EVIL = "=1+1 <img src=x onerror=document.title='owned'>"


@pytest.fixture(scope="module")
def address(streamlit_server, tmp_path_factory):
    home = tmp_path_factory.mktemp("data")
    environment = {
        "SCRATCHGRAD_DATABASE": f"sqlite:///{home / 'learner.db'}",
        "SCRATCHGRAD_INSTRUCTOR": PHRASE,
        "SCRATCHGRAD_RUNS": str(home / "runs"),
    }
    return streamlit_server(ROOT / "app.py", environment)


def handed_in() -> bytes:
    """Return a zip of a class whose grading takes some seconds."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ann/sigmoid.py", SOLUTION)
        archive.writestr("bob/sigmoid.py", WRONG)
        archive.writestr(f"{EVIL}/sigmoid.py", WRONG + f"\n# {EVIL} </code>\n")
        archive.writestr("ann/essay.pdf", b"%PDF")
        for number in range(6):
            archive.writestr(f"s{number}/sigmoid.py", SLOW.format(number=number))
    return packed.getvalue()


def enter(page, address):
    page.goto(f"{address}/instructor?lang=en")
    page.get_by_label("Passphrase").fill(PHRASE, timeout=WAIT)
    page.keyboard.press("Enter")


def test_the_whole_way(page, address, foreign_requests, page_errors):
    enter(page, address)
    page.get_by_text("Upload", exact=True).first.click(timeout=WAIT)
    page.locator("input[type=file]").set_input_files(
        {"name": "week.zip", "mimeType": "application/zip", "buffer": handed_in()}
    )
    page.get_by_text("week.zip").wait_for(timeout=WAIT)
    page.get_by_text("Choose here", exact=True).click()
    page.get_by_label("Exercises").fill("The sigmoid", timeout=WAIT)
    page.get_by_role("option", name="The sigmoid", exact=True).click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Look through it").click()
    page.get_by_role("button", name="Grade 9").wait_for(timeout=WAIT)
    assert page.get_by_text("Not understood: 1.").is_visible()
    page.get_by_role("button", name="Grade 9").click()
    page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)

    # Whoever reloads has to say the passphrase again, and finds the run where it is.
    enter(page, address)
    page.get_by_text("of 9 graded").wait_for(timeout=WAIT)
    page.get_by_text("9 of 9 students").wait_for(timeout=60_000)

    by_name = page.get_by_label("Or choose a student by name")
    by_name.click()
    by_name.press_sequentially(EVIL[5:12])
    page.get_by_role("option").first.wait_for(timeout=WAIT)
    page.keyboard.press("Enter")
    page.get_by_text("Your curve falls where it should rise").first.wait_for(timeout=WAIT)
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "owned"
    page.set_viewport_size({"width": 390, "height": 844})
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")

    page.get_by_role("button", name="Gradebook").click()
    page.get_by_text("Downloads", exact=True).click(timeout=WAIT)
    with page.expect_download() as download:
        page.get_by_role("button", name="Everything, as a zip").click(timeout=WAIT)
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert "ann,ann" in archive.read("gradebook.csv").decode("utf-8-sig")
        assert not [name for name in archive.namelist() if "inputs" in name or "sqlite" in name]
    page.get_by_text("The class", exact=True).click()
    page.get_by_text("The most common mistakes").wait_for(timeout=WAIT)
    page.locator("[aria-label*='Your curve falls where it should rise']").first.wait_for(
        timeout=WAIT
    )
    mistakes = page.get_by_role("combobox", name="Look at one")
    mistakes.click()
    mistakes.press("ArrowUp")
    mistakes.press("Enter")
    page.get_by_role("button", name="Who made it").click(timeout=WAIT)
    page.get_by_text("2 of 9 students").wait_for(timeout=WAIT)
    chosen = page.get_by_role("radio", name="Gradebook")
    assert chosen.get_attribute("aria-checked") == "true"  # what is seen is what the buttons say
    assert foreign_requests == []
    assert [error for error in page_errors if "404 (Not Found)" not in error] == []
