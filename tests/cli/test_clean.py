"""Nothing that a learner wrote can steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.clean import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, 한글 and σ\n\tindented", "plain, 한글 and σ\n\tindented"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Htop", "top"),
        ("\x9b31mred", "red"),
        ("\x1b]0;a new title\x07after", "after"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;never ended", ""),
        ("\x1bPdevice\x1b\\x", "x"),
        ("\x1bc reset", " reset"),
        ("\x1b", ""),
        ("50%\r100%\r\n", "50%\n100%\n"),
        ("a\x08b\x00", "a\\x08b\\x00"),
        ("\u202eevil", "\\u202eevil"),
        ("\u2066\u200f\ufeff", "\\u2066\\u200f\\ufeff"),
        ("\ud800", "\\ud800"),
        ("one\u2028two", "one\\u2028two"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_unprintable_is_left(text: str) -> None:
    left = {unicodedata.category(one) for one in clean(text) if one not in "\n\t"}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    clean(text).encode("utf-8")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
