"""The text of a lesson, with its pictures in their places."""

from __future__ import annotations

import streamlit as st

from grader.course import Entry, Task
from grader.i18n import translator
from grader.illustrations import draw, parts
from grader.ui import resources
from grader.ui.reader import Reader


def show(entry: Entry, task: Task, reader: Reader) -> None:
    """Show a lesson."""
    dark = st.context.theme.type == "dark"
    for part in parts(task):
        if isinstance(part, str):
            st.markdown(part, anchors=False)
        else:
            png = _drawn(entry.id, part.name, reader.language, dark)
            st.image(png, width="stretch", alt=part.alt)


@st.cache_data(show_spinner=False)
def _drawn(exercise: str, name: str, language: str, dark: bool) -> bytes:
    entry = resources.course().by_id[exercise]
    return draw(entry, name, translator(language), dark=dark)
