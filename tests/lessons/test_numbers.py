"""Every number that a lesson prints is computed here, by the solution that the lesson leads to.

`<chapter>/<slug>.py` beside this file holds ``GIVEN``, the decimal numbers that a lesson takes
from somewhere (a learning rate, an input), and ``numbers(solution)``, which computes all others.
``claims(solution)``, where there is one, asserts what the lesson says in whole numbers.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from grader.course import Entry, load_course

HERE = Path(__file__).parent
COURSE = load_course()
DECIMAL = re.compile(r"(?<![\w.])\d[\d,]*\.\d+(?:[eE][-+]?\d+)?(?![\w.]*\d)")
POWER = re.compile(r"(\d+(?:\.\d+)?)\s*\\(?:cdot|times)\s*10\^\{?(-?\d+)\}?")


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"lesson_{path.parent.name}_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def companion(entry: Entry) -> ModuleType:
    return load(HERE / entry.chapter / f"{entry.slug}.py")


def solution(entry: Entry) -> ModuleType:
    return load(entry.answers / "solution.py")


def printed(entry: Entry) -> Iterator[tuple[str, float, float]]:
    """Yield every decimal number of a lesson: as printed, its value, and its last place."""
    task = entry.task()
    text = "\n".join((task.body, *task.hints))
    for mantissa, exponent in POWER.findall(text):
        yield f"{mantissa}e{exponent}", *_value(mantissa, int(exponent))
    for token in DECIMAL.findall(POWER.sub("", text)):
        plain, _, exponent = token.replace(",", "").lower().partition("e")
        yield token, *_value(plain, int(exponent or 0))


def _value(mantissa: str, exponent: int) -> tuple[float, float]:
    places = len(mantissa.partition(".")[2])
    return float(f"{mantissa}e{exponent}"), 10.0 ** (exponent - places)


@pytest.mark.parametrize("entry", list(COURSE), ids=lambda entry: entry.slug)
def test_every_number_of_a_lesson_is_what_comes_out(entry: Entry) -> None:
    module = companion(entry)
    computed = np.abs(np.array([float(one) for one in module.numbers(solution(entry))]))
    wrong = [
        token
        for token, value, place in printed(entry)
        if token not in module.GIVEN
        and not np.any(np.abs(computed - value) <= 0.5 * place * (1 + 1e-6) + 1e-12 * value)
    ]
    assert not wrong, f"printed in {entry.id}, and not computed: {wrong}"


@pytest.mark.parametrize("entry", list(COURSE), ids=lambda entry: entry.slug)
def test_nothing_is_given_that_no_lesson_prints(entry: Entry) -> None:
    tokens = {token for token, _, _ in printed(entry)}
    assert tokens >= companion(entry).GIVEN


@pytest.mark.parametrize("entry", list(COURSE), ids=lambda entry: entry.slug)
def test_what_a_lesson_claims_is_so(entry: Entry) -> None:
    module = companion(entry)
    if hasattr(module, "claims"):
        module.claims(solution(entry))


def test_every_file_belongs_to_an_exercise() -> None:
    known = {HERE / entry.chapter / f"{entry.slug}.py" for entry in COURSE}
    assert set(HERE.glob("*/*.py")) == known


def test_a_number_is_recognised() -> None:
    text = r"1.5, 0.05\%, $2.0 \cdot 10^{-3}$, 12,345.5 and 1.25e-4; not version 1.2.3 nor x.5"
    assert DECIMAL.findall(POWER.sub("", text)) == ["1.5", "0.05", "12,345.5", "1.25e-4"]
    assert POWER.findall(text) == [("2.0", "-3")]
