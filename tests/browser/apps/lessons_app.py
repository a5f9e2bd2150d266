"""Every lesson of the course under one another, as their pages show them, in one language."""

from __future__ import annotations

import streamlit as st

from grader.i18n import translator
from grader.ui import lesson_text, resources
from grader.ui.reader import Reader

language = st.query_params.get("in", "en")
reader = Reader(language, translator(language), "nobody", {}, {})
for entry in resources.course():
    task = entry.task(language)
    with st.container(key=f"lesson-{entry.chapter}-{entry.slug}"):
        st.title(task.title, anchor=False)
        lesson_text.show(entry, task, reader)
        for hint in task.hints:
            st.markdown(hint)
st.write("the end of all lessons")
