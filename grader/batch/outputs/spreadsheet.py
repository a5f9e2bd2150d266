"""Cells of a CSV that a spreadsheet shows, and never computes."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TextIO

from grader.clean import clean

_FORMULA = tuple("=+-@")  # what begins one; full-width twins are folded to these first
_COMMAND = tuple("\t\r\n")


class Sheet:
    """Writes rows; numbers are ours and stay numbers, text is made harmless."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\r\n")

    def row(self, cells: Iterable[str | float | None]) -> None:
        """Write a row; None is an empty cell."""
        self._writer.writerow(
            [harmless(cell) if isinstance(cell, str) else number(cell) for cell in cells]
        )


@lru_cache(maxsize=64)  # three files hold the same names one after the other
def harmless(text: str) -> str:
    """Return text for a cell: on one line, visible, and never taken for a formula.

    Examples
    --------
    >>> harmless("=1+1")
    "'=1+1"
    >>> harmless("Kim")
    'Kim'
    """
    shown = " ".join(clean(text).split())
    # Spreadsheets trim before they look, and some fold full-width signs.
    bare = unicodedata.normalize("NFKC", shown).lstrip(" '\"")
    return f"'{shown}" if bare.startswith(_FORMULA) or text.startswith(_COMMAND) else shown


def number(value: float | None) -> str:
    """Return points as few digits as say them, or nothing.

    Examples
    --------
    >>> number(6.5), number(7.0), number(None)
    ('6.5', '7', '')
    """
    if value is None:
        return ""
    return f"{value:.2f}".rstrip("0").rstrip(".")
