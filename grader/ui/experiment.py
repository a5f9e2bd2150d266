"""The experiment below an exercise: controls, a live picture, the predictions at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from grader.course import Entry
from grader.message import Translate, message
from grader.service import Job, JobState, QueueFull
from grader.ui import resources
from grader.ui.desk import Desk
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

_EVERY = 0.4  # seconds between looks at a running experiment
_LIVE = (JobState.QUEUED, JobState.RUNNING)


def show(entry: Entry, code: str, desk: Desk, reader: Reader) -> None:
    """Show the experiment of an exercise, which runs the program `code`."""
    module = entry.experiment
    if module is None:
        return
    _ = reader.say
    st.header(as_text(_("Watch it work")), anchor=False)
    st.markdown(as_text(_("This runs the code in the editor as it stands now, passed or not.")))
    live = desk.experiment is not None and desk.experiment.state in _LIVE

    # A fragment: moving a slider, and looking again while it runs, redraw this part only.
    @st.fragment(run_every=_EVERY if live else None)
    def panel() -> None:
        values = _controls(entry, module.CONTROLS, reader.say)
        _buttons(entry, code, values, desk, reader, live=live)
        if desk.experiment is not None:
            _picture(entry, desk.experiment, reader)
            if live and desk.experiment.state not in _LIVE:
                st.rerun()  # ends the timer and gives the buttons back

    panel()


def _controls(
    entry: Entry, declared: Mapping[str, Mapping[str, Any]], _: Translate
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    with st.grid(2, min_column_width=180):
        for name, control in declared.items():
            values[name] = _control(f"control/{entry.id}/{name}", control, _)
    return values


def _control(key: str, control: Mapping[str, Any], _: Translate) -> Any:
    label = as_text(_(control["label"]))
    if control["kind"] == "choice":
        return st.selectbox(
            label,
            control["options"],
            index=control["options"].index(control["value"]),
            format_func=_,
            key=key,
            persist_state="session",
        )
    bounds = control["min"], control["max"], control["value"]
    if control["kind"] == "integer":
        return st.number_input(
            label, *bounds, control.get("step", 1), key=key, persist_state="session"
        )
    return st.slider(label, *bounds, control["step"], key=key, persist_state="session")


def _buttons(
    entry: Entry, code: str, values: dict[str, Any], desk: Desk, reader: Reader, *, live: bool
) -> None:
    _ = reader.say
    with st.container(horizontal=True):
        start = st.button(
            as_text(_("Start")),
            key=f"start/{entry.id}",
            type="primary",
            icon=":material/play_arrow:",
            disabled=live,
        )
        stop = st.button(
            as_text(_("Stop")), key=f"stop/{entry.id}", icon=":material/stop:", disabled=not live
        )
    if start and not live:
        dark = st.context.theme.type == "dark"
        try:
            desk.experiment = resources.service().experiment(
                entry.id, code, values, language=reader.language, dark=dark
            )
        except QueueFull:
            busy = message("Many people are running code just now. Try again in a moment.")
            st.warning(in_markdown(busy, _), icon=":material/info:")
            return
        st.rerun()
    if stop and desk.experiment is not None:
        desk.experiment.cancel()
        st.rerun()


def _picture(entry: Entry, job: Job, reader: Reader) -> None:
    _ = reader.say
    words = {
        JobState.QUEUED: _("Waiting for a free place"),
        JobState.RUNNING: _("Training"),
        JobState.DONE: _("Finished"),
        JobState.FAILED: _("Ended early"),
        JobState.CANCELLED: _("Stopped"),
    }[job.state]
    st.progress(job.progress, text=as_text(words))
    if job.problem is not None:
        st.error(in_markdown(job.problem, _), icon=":material/error:")
    if job.picture is not None:
        title = reader.title(entry)
        alt = _("What the experiment of {title} shows so far").format(title=title)
        st.image(job.picture.png, width="stretch", alt=alt)
    if job.result is not None and job.result.columns is not None:
        st.subheader(as_text(_("In numbers, at the end")), anchor=False)
        columns = {
            as_text(name): [_cell(row[index]) for row in job.result.rows]
            for index, name in enumerate(job.result.columns)
        }
        # A real table: read out cell by cell, and no canvas to scroll on a phone.
        st.table(
            columns,
            border="horizontal",
            hide_index=True,
            alt=_("Final numbers of the experiment"),
        )


def _cell(value: str | float | int) -> str:
    return as_text(f"{value:.4g}" if isinstance(value, float) else str(value))
