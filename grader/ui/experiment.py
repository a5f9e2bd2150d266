"""The experiment below an exercise: controls, a live picture, the predictions at the end."""

from __future__ import annotations

from typing import Any

import streamlit as st

from grader.course import Entry
from grader.service import Cell, Job, JobState, QueueFull
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

_EVERY = 0.4  # seconds between looks at a running experiment
_MOST_ROWS = 24
_LIVE = (JobState.QUEUED, JobState.RUNNING)


def show(entry: Entry, code: str, reader: Reader) -> None:
    """Show the experiment of an exercise, run on the learner's current code."""
    module = entry.experiment
    if module is None:
        return
    _ = reader.say
    st.header(as_text(_("Watch it work")), divider="gray")
    st.markdown(as_text(_("This runs the code in the editor, as it stands now.")))
    values = _controls(entry, module.CONTROLS, reader)
    key = f"experiment/{entry.id}"
    job: Job | None = st.session_state.get(key)
    live = job is not None and job.state in _LIVE
    start, stop, _rest = st.columns([1, 1, 3])
    dark = st.context.theme.type == "dark"
    if start.button(
        as_text(_("Start")),
        key=f"{key}/start",
        type="primary",
        icon=":material/play_arrow:",
        disabled=live,
        width="stretch",
    ):
        try:
            st.session_state[key] = resources.service().experiment(
                entry.id, code, values, language=reader.language, dark=dark
            )
        except QueueFull:
            st.warning(as_text(_("Many people are running code just now. Try again soon.")))
        else:
            st.rerun()
    if (
        stop.button(
            as_text(_("Stop")),
            key=f"{key}/stop",
            icon=":material/stop:",
            disabled=not live,
            width="stretch",
        )
        and job is not None
    ):
        job.cancel()
        st.rerun()
    if job is not None:
        _watch(entry, key, live, reader)


def _controls(entry: Entry, declared: dict[str, dict[str, Any]], reader: Reader) -> dict[str, Any]:
    _ = reader.say
    values: dict[str, Any] = {}
    columns = st.columns(min(len(declared), 3) or 1)
    for index, (name, control) in enumerate(declared.items()):
        key = f"control/{entry.id}/{name}"
        label = as_text(_(control["label"]))
        with columns[index % len(columns)]:
            if control["kind"] == "choice":
                values[name] = st.selectbox(
                    label,
                    control["options"],
                    index=control["options"].index(control["value"]),
                    format_func=_,
                    key=key,
                )
            elif control["kind"] == "integer":
                values[name] = st.number_input(
                    label,
                    control["min"],
                    control["max"],
                    control["value"],
                    control.get("step", 1),
                    key=key,
                )
            else:
                values[name] = st.slider(
                    label,
                    control["min"],
                    control["max"],
                    control["value"],
                    control["step"],
                    key=key,
                )
    return values


def _watch(entry: Entry, key: str, live: bool, reader: Reader) -> None:
    @st.fragment(run_every=_EVERY if live else None)
    def watch() -> None:
        job: Job = st.session_state[key]
        _state(entry, job, reader)
        if live and job.state not in _LIVE:
            st.rerun()  # stops the timer and gives the buttons back

    watch()


def _state(entry: Entry, job: Job, reader: Reader) -> None:
    _ = reader.say
    words = {
        JobState.QUEUED: _("Waiting for a free place"),
        JobState.RUNNING: _("Running"),
        JobState.DONE: _("Finished"),
        JobState.FAILED: _("Ended early"),
        JobState.CANCELLED: _("Stopped"),
    }
    st.progress(job.progress, text=as_text(words[job.state]))
    if job.problem is not None:
        st.error(in_markdown(job.problem, _), icon=":material/error:")
    if job.picture is not None:
        title = reader.title(entry)
        st.image(
            job.picture.png,
            width="stretch",
            caption=None,
            alt=_("Picture of the experiment: {title}").format(title=title),
        )
    if job.result is not None and job.result.columns is not None:
        st.markdown(f"**{as_text(_('Predictions at the end'))}**")
        _table(job.result.columns, job.result.rows)


def _table(columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> None:
    """Show a table that can be read at once; a long one scrolls."""
    named = [as_text(column) for column in columns]
    shown = [
        {
            name: as_text(cell) if isinstance(cell, str) else cell
            for name, cell in zip(named, row, strict=True)
        }
        for row in rows
    ]
    if len(shown) <= _MOST_ROWS:
        st.table(shown, hide_index=True)
    else:
        st.dataframe(shown, hide_index=True, width="stretch")
