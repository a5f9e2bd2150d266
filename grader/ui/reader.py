"""Who is reading: their language, their name, how far they are, and the pages they can go to."""

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

    Attributes
    ----------
    language, say
        ``"en"`` or ``"ko"``, and the function that translates into it.
    learner
        The name under which drafts and attempts are kept.
    progress
        How far they are, by exercise id; exercises never run are absent.
    pages
        The page of every exercise, by exercise id.
    """

    language: str
    say: Translate
    learner: str
    progress: Mapping[str, Progress]
    pages: Mapping[str, st.Page]

    def has_passed(self, exercise: str) -> bool:
        """Whether the exercise of this id was passed at least once."""
        return exercise in self.progress and self.progress[exercise].passed

    def open(self, exercise: str) -> None:
        """Go to the page of an exercise; the rest of this run is left out."""
        # Said to be empty, the address is not cleared, which Streamlit refuses while a widget (the
        # language's) is bound to it; that writes its part anew on the next page.
        st.switch_page(self.pages[exercise], query_params={})

    def title(self, entry: Entry) -> str:
        """Return the title of an exercise in the reader's language."""
        return entry.task(self.language).title
