"""Names and values that students had a hand in, on their way into tables and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from grader.batch.outputs.spreadsheet import harmless
from grader.message import Translate
from grader.outcomes import OUTCOMES
from grader.report import Outcome
from grader.ui.text import as_text, escape_markdown, plain

_LONGEST = 300  # characters of a cell
# Letters of any script, digits and what stands within names: nothing that Markdown, or what
# makes links and emoji of text, looks for.
_NAME = re.compile(r"[^\W_](?:(?:[,:] |[ '’-])?[^\W_]){0,79}")
_ROW = 35  # pixels of a line of a table


def name_of(text: str) -> str:
    """Return a name as Markdown: as text where it is an ordinary one, else as code."""
    return as_text(text) if _NAME.fullmatch(text) else escape_markdown(text)


def cell(text: str) -> str:
    """Return text for a cell, which may be exported: never a formula, and nothing invisible."""
    shown = harmless(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def ended(outcome: Outcome, _: Translate) -> str:
    """Return how a program ended, to an instructor: to a student a failed check is a "not yet"."""
    return _("some checks failed") if outcome is Outcome.FAILED else plain(OUTCOMES[outcome], _)


def table(
    columns: Mapping[str, Iterable[object]],
    alt: str,
    *,
    most: int = 10,
    **options: Any,
) -> Any:
    """Show columns that can be sorted; `options` are those of ``st.dataframe``."""
    data = {name: list(values) for name, values in columns.items()}
    count = max((len(values) for values in data.values()), default=0)
    height = _ROW * (min(count, most) + 1) + 3
    return st.dataframe(data, hide_index=True, height=height, alt=alt, **options)
