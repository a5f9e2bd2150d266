"""Hints one at a time; the solution and its PyTorch twin after a pass, or on request."""

from __future__ import annotations

import streamlit as st

from grader.course import Entry, Task
from grader.store import Noted, NoteKind, StoreError
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill, in_markdown


def show_help(entry: Entry, task: Task, reader: Reader) -> None:
    """Show the hints taken so far, the way to the next one, and the solution where it is due."""
    try:
        noted = resources.store().notes(reader.learner, entry.id)
    except StoreError as error:
        st.warning(in_markdown(error.message, reader.say), icon=":material/info:")
        return
    if task.hints:
        _hints(entry, task, noted, reader)
    _solution(entry, noted, reader)


def _hints(entry: Entry, task: Task, noted: list[Noted], reader: Reader) -> None:
    _ = reader.say
    st.header(as_text(_("Hints")), anchor=False)
    taken = max((one.detail for one in noted if one.kind == "hint"), default=0)
    for number, hint in enumerate(task.hints[:taken], start=1):
        with st.container(border=True, gap="xxsmall"):
            st.caption(fill(_("Hint {number}"), number=number))
            st.markdown(hint)
    left = len(task.hints) - taken
    if left <= 0:
        st.caption(as_text(_("These were all the hints.")))
        return
    words = fill(_("Show a hint ({left} left)"), left=left)
    if st.button(words, key=f"hint/{entry.id}", icon=":material/lightbulb:"):
        _note(entry, "hint", reader, detail=taken + 1)


def _solution(entry: Entry, noted: list[Noted], reader: Reader) -> None:
    _ = reader.say
    st.header(as_text(_("Solution")), anchor=False)
    if reader.has_passed(entry.id) or any(one.kind == "solution" for one in noted):
        with st.expander(as_text(_("One good solution")), icon=":material/visibility:"):
            st.code(entry.solution_source, language="python")
        with st.expander(as_text(_("The same in PyTorch")), icon=":material/compare_arrows:"):
            st.code(entry.companion_source, language="python")
        return
    st.markdown(as_text(_("It is shown here once you have passed.")))
    with st.popover(as_text(_("Show it now")), icon=":material/visibility:"):
        st.markdown(
            as_text(_("You learn most by finding it yourself. It is noted that you looked."))
        )
        if st.button(as_text(_("Show the solution")), key=f"solution/{entry.id}"):
            _note(entry, "solution", reader)


def _note(entry: Entry, kind: NoteKind, reader: Reader, *, detail: int = 0) -> None:
    try:
        resources.store().note(reader.learner, entry.id, kind, detail)
    except StoreError as error:
        st.warning(in_markdown(error.message, reader.say), icon=":material/info:")
    else:
        st.rerun()
