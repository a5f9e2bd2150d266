"""An assignment put together on the page: exercises, points, a date, and what lateness costs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

import streamlit as st

from grader.clean import clean
from grader.course import Course
from grader.ui.reader import Reader
from grader.ui.text import as_text
from grader.ui.times import reader_zone

_CHOSEN = "instructor/hand/chosen"
# Points by exercise: as they were entered last, and as the table began.
_WORTH, _BEGAN = "instructor/hand/worth", "instructor/hand/began"


def show(course: Course, reader: Reader) -> str | None:
    """Ask for an assignment; return it as an assignment file, None while it has no exercise."""
    _ = reader.say
    title = st.text_input(
        as_text(_("Title")),
        value=_("Assignment"),
        max_chars=120,
        key="instructor/hand/title",
        persist_state="page",
    )
    # The browser keeps the words that were chosen: another language is another widget.
    key = f"instructor/hand/exercises/{reader.language}"
    st.session_state.setdefault(key, st.session_state.get(_CHOSEN, []))
    chosen = st.multiselect(
        as_text(_("Exercises")),
        [entry.id for entry in course],
        format_func=lambda name: reader.title(course.by_id[name]),
        key=key,
        placeholder=_("Choose exercises"),
    )
    st.session_state[_CHOSEN] = chosen
    points = _points(course, chosen, reader) if chosen else {}
    due, per_day = _due(reader)
    return as_toml(title, points, due, per_day) if chosen else None


def as_toml(title: str, points: Mapping[str, float], due: datetime | None, per_day: float) -> str:
    """Return an assignment file.

    Parameters
    ----------
    due
        The deadline, aware; None for none.
    per_day
        The share of the points lost for each day begun.
    """
    lines = [f"title = {_quoted(title)}"]
    if due is not None:
        lines += [f"due = {due.isoformat(timespec='seconds')}"]
        if per_day > 0:
            lines += ["", "[late]", f"per_day = {per_day!r}"]
    lines += ["", "[exercises]", *(f"{_quoted(one)} = {worth!r}" for one, worth in points.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's; what they differ in is spelled out first.
    return json.dumps(" ".join(clean(text).split()), ensure_ascii=False)


def _points(course: Course, chosen: list[str], reader: Reader) -> dict[str, float]:
    _ = reader.say
    worth: dict[str, float] = st.session_state.setdefault(_WORTH, {})
    key = f"instructor/hand/points/{'-'.join(chosen)}"
    if key not in st.session_state:
        # A table that is new begins with what was entered into the one before. From then on it
        # counts changes from there, and so that must stay.
        own = {one: float(course.by_id[one].points) for one in chosen}
        st.session_state[_BEGAN] = {**own, **{one: worth[one] for one in chosen if one in worth}}
    edited: Any = st.data_editor(
        {
            "name": [reader.title(course.by_id[one]) for one in chosen],
            "worth": [st.session_state[_BEGAN][one] for one in chosen],
        },
        column_config={
            "name": _("Exercise"),
            "worth": st.column_config.NumberColumn(
                _("Worth"), min_value=0.0, max_value=1000.0, required=True
            ),
        },
        disabled=["name"],
        hide_index=True,
        width="stretch",
        key=key,
        alt=_("What each exercise is worth"),
    )
    points = dict(zip(chosen, (float(one) for one in edited["worth"]), strict=True))
    worth.update(points)
    return points


def _due(reader: Reader) -> tuple[datetime | None, float]:
    _ = reader.say
    with st.grid(3, min_column_width=180):
        day = st.date_input(
            as_text(_("Due on")), value=None, key="instructor/hand/day", persist_state="page"
        )
        hour = st.time_input(
            as_text(_("at")), value=time(23, 59), key="instructor/hand/hour", persist_state="page"
        )
        percent = st.number_input(
            as_text(_("Percent lost for each day late")),
            0,
            100,
            0,
            key="instructor/hand/late",
            persist_state="page",
            disabled=day is None,
        )
    if day is None or isinstance(day, tuple):
        return None, 0.0
    zone = reader_zone()
    due = datetime.combine(day, hour)
    return due.replace(tzinfo=zone) if zone else due.astimezone(), percent / 100
