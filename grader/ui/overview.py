"""The first page: what this is, how far one has come, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from grader.course import Course, Entry
from grader.store import Progress
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text

_COLUMNS = 2


def show(reader: Reader) -> None:
    """Show the course as a path of exercises."""
    _ = reader.say
    course = resources.course()
    progress = reader.progress
    st.title(as_text(_(course.title)))
    st.markdown(
        as_text(
            _(
                "You write the functions that a neural network is made of, in NumPy. You are told "
                "at once what is right and which mistake you made, and you watch your own code "
                "learn."
            )
        )
    )
    _summary(course, progress, reader)
    for chapter in course.chapters:
        st.header(as_text(_(chapter.title)), divider="gray")
        st.markdown(as_text(_(chapter.about)))
        columns = st.columns(_COLUMNS)
        for index, entry in enumerate(chapter.entries):
            with columns[index % _COLUMNS], st.container(border=True):
                _card(entry, course, progress, reader)


def _summary(course: Course, progress: Mapping[str, Progress], reader: Reader) -> None:
    _ = reader.say
    entries = list(course)
    earned = sum(progress[entry.id].best for entry in entries if entry.id in progress)
    total = sum(entry.points for entry in entries)
    passed = sum(entry.id in progress and progress[entry.id].passed for entry in entries)
    words = _("{passed} of {exercises} exercises passed, {earned} of {total} points").format(
        passed=passed, exercises=len(entries), earned=earned, total=total
    )
    st.progress(min(earned / total, 1.0) if total else 0.0, text=as_text(words))
    following = next(
        (one for one in entries if one.id not in progress or not progress[one.id].passed), None
    )
    if following is not None:
        title = reader.title(following)
        begin = _("Begin with: {title}") if not progress else _("Go on with: {title}")
        st.page_link(
            reader.pages[following.id],
            label=as_text(begin.format(title=title)),
            icon=":material/arrow_forward:",
        )


def _card(entry: Entry, course: Course, progress: Mapping[str, Progress], reader: Reader) -> None:
    _ = reader.say
    st.page_link(reader.pages[entry.id], label=f"**{as_text(reader.title(entry))}**")
    done = progress.get(entry.id)
    if done is None or not done.attempts:
        state = _("Not started, {points} points").format(points=entry.points)
        st.badge(as_text(state), icon=":material/radio_button_unchecked:", color="gray")
    elif done.passed:
        state = _("Passed, {score} of {points} points").format(score=done.best, points=entry.points)
        st.badge(as_text(state), icon=":material/check_circle:", color="green")
    else:
        state = _("In progress, {score} of {points} points").format(
            score=done.best, points=entry.points
        )
        st.badge(as_text(state), icon=":material/edit:", color="orange")
    missing = [
        reader.title(course.by_id[needed])
        for needed in entry.requires
        if needed not in progress or not progress[needed].passed
    ]
    if missing:
        words = _("Builds on: {titles}. You may jump ahead.").format(titles=", ".join(missing))
        st.caption(as_text(words))
