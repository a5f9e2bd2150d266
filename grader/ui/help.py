"""Hints one at a time; the solution and its PyTorch twin after a pass, or on request."""

from __future__ import annotations

import streamlit as st

from grader.course import Entry, Task
from grader.report import Report
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text


def show_help(entry: Entry, task: Task, reader: Reader, report: Report | None) -> None:
    """Show the hints taken so far, the way to the next one, and the solution where it is due."""
    _ = reader.say
    store = resources.store()
    noted = store.notes(reader.learner, entry.id)
    taken = sum(one.kind == "hint" for one in noted)
    for number, hint in enumerate(task.hints[:taken], start=1):
        with st.container(border=True):
            title = as_text(_("Hint {number}").format(number=number))
            st.markdown(f":material/lightbulb: **{title}**")
            st.markdown(hint)
    if taken < len(task.hints):
        words = _("Show a hint ({left} left)").format(left=len(task.hints) - taken)
        if st.button(as_text(words), key=f"hint/{entry.id}", icon=":material/lightbulb:"):
            store.note(reader.learner, entry.id, "hint", taken + 1)
            st.rerun()
    progress = store.progress(reader.learner).get(entry.id)
    passed = (report is not None and report.passed) or (progress is not None and progress.passed)
    asked = any(one.kind == "solution" for one in noted)
    if passed or asked:
        _solution(entry, reader)
    else:
        with st.popover(as_text(_("Show me the solution")), icon=":material/visibility:"):
            st.markdown(
                as_text(_("You learn most by finding it yourself. That you looked is recorded."))
            )
            if st.button(as_text(_("Show it anyway")), key=f"solution/{entry.id}"):
                store.note(reader.learner, entry.id, "solution")
                st.rerun()


def _solution(entry: Entry, reader: Reader) -> None:
    _ = reader.say
    with st.expander(as_text(_("One good solution")), icon=":material/visibility:"):
        st.code(entry.solution_source, language="python")
    with st.expander(as_text(_("The same in PyTorch")), icon=":material/local_fire_department:"):
        st.code(entry.companion_source, language="python")
