"""Who is reading: their language, their name, and the pages they can go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from grader.course import Entry
from grader.message import Translate
from grader.store import Progress


@dataclass(frozen=True)
class Reader:
    """The reader of a page.

    `say` translates; `learner` is the name drafts and attempts are kept under; `progress` and
    `pages` hold how far they are in each exercise, and its page, by ``chapter/slug``.
    """

    language: str
    say: Translate
    learner: str
    progress: Mapping[str, Progress]
    pages: Mapping[str, st.Page]

    def title(self, entry: Entry) -> str:
        """Return the title of an exercise in the reader's language."""
        return entry.task(self.language).title
