"""The first page: what this is, how far one has come, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from grader.course import Course, Entry
from grader.store import StoreError
from grader.ui import resources
from grader.ui.path import Lane, Standing, Stop, Words, course_map
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill, in_markdown


def show(reader: Reader) -> None:
    """Show the course as a path of exercises."""
    _ = reader.say
    course = resources.course()
    try:
        touched = _touched(course, reader)
    except StoreError as error:
        st.warning(in_markdown(error.message, _), icon=":material/info:")
        touched = {}
    st.title(as_text(_(course.title)), anchor=False)
    st.markdown(
        as_text(
            _(
                "You write the functions that a neural network is made of, in NumPy; each is "
                "checked at once, a mistake is called by its name, and then you watch your own "
                "code learn."
            )
        )
    )
    following = _following(list(course), touched, reader)
    _summary(course, touched, following, reader)
    _map(course, touched, following, reader)
    with st.expander(_("All exercises, as a list"), icon=":material/list:", key="list"):
        _list(course, touched, reader)


def _list(course: Course, touched: Mapping[str, datetime], reader: Reader) -> None:
    _ = reader.say
    for chapter in course.chapters:
        with st.container(gap="xsmall"):
            st.header(as_text(_(chapter.title)), anchor=False)
            st.markdown(as_text(_(chapter.about)))
        with st.grid(3, min_column_width=260):
            for entry in chapter.entries:
                key = f"card/{entry.id}"
                with st.container(border=True, height="stretch", gap="xsmall", key=key):
                    title = as_text(reader.title(entry))
                    st.page_link(reader.pages[entry.id], label=f"**{title}**")
                    show_standing(entry, reader, begun=entry.id in touched)


def show_standing(entry: Entry, reader: Reader, *, begun: bool = False) -> None:
    """Show how the reader stands with an exercise, and what it builds on.

    Parameters
    ----------
    begun
        Whether there is a draft, if nothing was run yet.
    """
    _ = reader.say
    done = reader.progress.get(entry.id)
    if done is not None and done.passed:
        words = fill(_("Passed, {score} of {points} points"), score=done.best, points=entry.points)
        st.badge(words, icon=":material/check_circle:", color="green")
    elif done is not None:
        words = fill(
            _("In progress, {score} of {points} points"), score=done.best, points=entry.points
        )
        st.badge(words, icon=":material/edit:", color="orange")
    elif begun:
        words = fill(_("In progress, {points} points"), points=entry.points)
        st.badge(words, icon=":material/edit:", color="orange")
    else:
        words = fill(_("Not started, {points} points"), points=entry.points)
        st.badge(words, icon=":material/radio_button_unchecked:", color="gray")
    missing = [needed for needed in entry.requires if not reader.has_passed(needed)]
    if missing:
        by_id = resources.course().by_id
        titles = ", ".join(reader.title(by_id[needed]) for needed in missing)
        st.caption(fill(_("Builds on: {titles}. You may jump ahead."), titles=titles))


def _map(
    course: Course, touched: Mapping[str, datetime], following: Entry | None, reader: Reader
) -> None:
    """Show the way through the course; going to an exercise leaves this page at once."""
    _ = reader.say
    words = Words(
        name=_("Map of the course"),
        passed=_("passed"),
        begun=_("in progress"),
        new=_("not started"),
        following=_("Next"),
        arrow=_("leads to what builds on it; you may jump ahead"),
    )
    lanes = [
        Lane(
            _(chapter.title),
            tuple(_stop(entry, course, reader, entry.id in touched) for entry in chapter.entries),
        )
        for chapter in course.chapters
    ]
    chosen = course_map(
        lanes, key="map", words=words, following=None if following is None else following.id
    )
    if chosen is not None:
        reader.open(chosen)


def _stop(entry: Entry, course: Course, reader: Reader, begun: bool) -> Stop:
    _ = reader.say
    standing: Standing = "new"
    told = _("not started")
    if reader.has_passed(entry.id):
        standing, told = "passed", _("passed")
    elif begun or entry.id in reader.progress:
        standing, told = "begun", _("in progress")
    if entry.requires:
        titles = ", ".join(reader.title(course.by_id[needed]) for needed in entry.requires)
        told = _("{standing}. Builds on: {titles}").format(standing=told, titles=titles)
    return Stop(
        entry.id,
        reader.title(entry),
        reader.pages[entry.id].url_path,
        standing,
        told,
        entry.requires,
    )


def _summary(
    course: Course, touched: Mapping[str, datetime], following: Entry | None, reader: Reader
) -> None:
    _ = reader.say
    entries = list(course)
    earned = sum(reader.progress[one.id].best for one in entries if one.id in reader.progress)
    total = sum(entry.points for entry in entries)
    words = fill(
        _("{passed} of {exercises} exercises passed, {earned} of {total} points"),
        passed=sum(reader.has_passed(entry.id) for entry in entries),
        exercises=len(entries),
        earned=earned,
        total=total,
    )
    st.progress(min(earned / max(total, 1), 1.0), text=words)
    if following is None:
        return
    begin = _("Continue: {title}") if touched else _("Begin: {title}")
    if st.button(
        fill(begin, title=reader.title(following)),
        key="continue",
        type="primary",
        icon=":material/arrow_forward:",
        icon_position="right",
    ):
        reader.open(following.id)


def _following(
    entries: list[Entry], touched: Mapping[str, datetime], reader: Reader
) -> Entry | None:
    """Return where to go on: where one was last, or after it when that is passed."""
    last = max(touched, key=lambda name: touched[name], default="")
    start = next((index for index, entry in enumerate(entries) if entry.id == last), 0)
    in_turn = entries[start:] + entries[:start]
    return next((entry for entry in in_turn if not reader.has_passed(entry.id)), None)


def _touched(course: Course, reader: Reader) -> dict[str, datetime]:
    """Return when the reader last wrote something, by exercise id."""
    store = resources.store()
    newest = {entry.id: store.draft_history(reader.learner, entry.id, limit=1) for entry in course}
    return {name: found[0].saved_at for name, found in newest.items() if found}
