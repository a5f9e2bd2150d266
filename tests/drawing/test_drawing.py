"""Pictures: readable on either page, in either language, without touching anything global."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import unicodedata
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from numpy.typing import NDArray
from PIL import Image

from grader import drawing
from grader.drawing import DPI, SIZE, render
from grader.i18n import LOCALE
from grader.plots import network

ROOT = Path(__file__).resolve().parents[2]


def pixels(png: bytes) -> NDArray[np.int_]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA")).astype(int)


def paint_line(figure: Figure) -> None:
    axes = figure.add_subplot()
    axes.plot([0, 1, 2], [0, 1, 4], label="loss")
    axes.set_xlabel("epoch")
    axes.legend()


def write_across(figure: Figure) -> None:
    figure.text(0.1, 0.5, "MMMMMM", fontsize=40)


def brightest_and_darkest(png: bytes) -> tuple[int, int]:
    shown = pixels(png)
    opaque = shown[shown[..., 3] > 200][:, :3].sum(axis=1)
    return int(opaque.max()), int(opaque.min())


def test_it_is_a_png_of_the_size_it_says() -> None:
    image = Image.open(io.BytesIO(render(paint_line, dark=False)))
    assert image.format == "PNG"
    assert image.size == (round(SIZE[0] * DPI), round(SIZE[1] * DPI))
    assert image.width >= 700


@pytest.mark.parametrize("dark", [False, True])
def test_the_background_lets_the_page_through(dark: bool) -> None:
    shown = pixels(render(paint_line, dark=dark))
    assert shown[0, 0, 3] == 0
    assert shown[..., 3].max() == 255


def test_ink_is_bright_on_dark_pages_and_dark_on_bright_ones() -> None:
    _, darkest_on_dark = brightest_and_darkest(render(write_across, dark=True))
    brightest_on_light, _ = brightest_and_darkest(render(write_across, dark=False))
    assert darkest_on_dark > 3 * 128
    assert brightest_on_light < 3 * 128


@pytest.mark.parametrize("dark", [False, True])
def test_the_first_six_colours_stand_out_from_the_page_and_each_other(dark: bool) -> None:
    found = []
    for index in range(6):

        def fill(figure: Figure, colour: str = f"C{index}") -> None:
            figure.add_subplot().fill_between([0, 1], 0, 1, color=colour)

        shown = pixels(render(fill, dark=dark))
        found.append(tuple(shown[shown.shape[0] // 2, shown.shape[1] // 2, :3]))
    assert len(set(found)) == 6
    page = np.array([14, 17, 23] if dark else [255, 255, 255])
    assert min(_contrast(np.array(colour), page) for colour in found) >= 3.0


def test_korean_is_drawn_with_real_letters() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of each letter that no font has
        render(lambda figure: figure.text(0.1, 0.5, "시그모이드 (sigmoid) −1 × ½"), dark=False)


def test_the_font_has_every_letter_of_the_korean_catalogue() -> None:
    text = (LOCALE / "ko" / "LC_MESSAGES" / "scratchgrad.po").read_text(encoding="utf-8")
    font = get_font(drawing._HANGUL)
    known = set(font.get_charmap())
    hangul = {letter for letter in text if unicodedata.name(letter, "").startswith("HANGUL")}
    assert hangul
    assert not {letter for letter in hangul if ord(letter) not in known}


def test_the_font_goes_by_a_name_of_its_own() -> None:
    """Its licence reserves the original's name for the unchanged font."""
    assert FontProperties(fname=drawing._HANGUL).get_name() == "Scratchgrad Hangul"
    licence = (drawing._HANGUL.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Reserved Font Name" in licence


def test_settings_are_as_before_afterwards() -> None:
    before = dict(mpl.rcParams)
    render(paint_line, dark=True)
    with pytest.raises(ZeroDivisionError):
        render(lambda figure: 1 / 0, dark=True)
    assert dict(mpl.rcParams) == before


def test_settings_of_the_machine_do_not_change_the_picture() -> None:
    plain = render(paint_line, dark=False)
    with mpl.rc_context({"axes.facecolor": "red", "font.size": 30, "lines.linestyle": ":"}):
        assert render(paint_line, dark=False) == plain


def test_threads_do_not_get_into_each_others_pictures() -> None:
    expected = {dark: render(paint_line, dark=dark) for dark in (False, True)}
    wrong: list[bool] = []

    def work(dark: bool) -> None:
        wrong.extend(render(paint_line, dark=dark) != expected[dark] for _ in range(3))

    threads = [threading.Thread(target=work, args=(bool(index % 2),)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == [False] * 12


def test_pyplot_is_never_imported() -> None:
    program = (
        "import sys; from grader.drawing import render; render(lambda f: f.add_subplot(), "
        "dark=False); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def _contrast(one: NDArray[np.int_], other: NDArray[np.int_]) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: NDArray[np.int_]) -> float:
        part = colour / 255
        linear = np.where(part <= 0.03928, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
        return float(linear @ np.array([0.2126, 0.7152, 0.0722]))

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_small_network_has_a_line_and_a_number_for_every_weight() -> None:
    figure = Figure()
    axes = figure.subplots()
    layers = [np.array([0.05, 0.1]), np.array([0.5])]
    network(axes, layers, [np.array([[0.25], [-0.5]])], [["x1", "x2"], ["y"]], form="{:.2f}")
    lines = [line for line in axes.lines if len(line.get_xdata()) == 2]
    assert len(lines) == 2
    assert lines[0].get_color() != lines[1].get_color()
    assert lines[0].get_linewidth() < lines[1].get_linewidth()
    written = {text.get_text() for text in axes.texts}
    assert written == {"0.25", "-0.50", "0.050", "0.100", "0.500", "x1", "x2", "y"}
