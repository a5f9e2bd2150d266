"""The experiment below an exercise: controls, a live picture, the predictions at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from grader.course import Entry
from grader.message import message
from grader.service import Job, JobState, QueueFull, Table
from grader.ui import resources
from grader.ui.controls import show_controls
from grader.ui.desk import Desk, Trial
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

_EVERY = 0.4  # seconds between looks at a running experiment
_LOOK = 0.1
_LIVE = (JobState.QUEUED, JobState.RUNNING)


def show(entry: Entry, code: str, desk: Desk, reader: Reader) -> None:
    """Show the experiment of an exercise, which runs the program `code`."""
    module = entry.experiment
    if module is None:
        return
    _ = reader.say
    st.header(as_text(_("Watch it work")), anchor=False)
    st.markdown(as_text(_("This runs the code in the editor as it stands now, passed or not.")))
    live = desk.trial is not None and desk.trial.job.state in _LIVE

    # A fragment: moving a slider, and looking again while it runs, redraw this part only.
    @st.fragment(run_every=_EVERY if live else None)
    def panel() -> None:
        values = show_controls(f"control/{entry.id}", module.CONTROLS, reader.say)
        _buttons(entry, code, values, desk, reader, live=live)
        if desk.trial is not None:
            _progress(entry, desk.trial.job, reader)
            if live and desk.trial.job.state not in _LIVE:
                st.rerun()  # ends the timer and gives the buttons back
            _try_out(entry, desk.trial, getattr(module, "TRY", {}), reader)

    panel()


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
        try:
            job = resources.service().experiment(
                entry.id, code, values, language=reader.language, dark=_dark()
            )
        except QueueFull:
            _busy(reader)
            return
        desk.trial = Trial(job, code, values)
        st.rerun()
    if stop and desk.trial is not None:
        desk.trial.job.cancel()
        st.rerun()


def _progress(entry: Entry, job: Job, reader: Reader) -> None:
    _ = reader.say
    words = {
        JobState.QUEUED: _("Waiting for a free place"),
        JobState.RUNNING: _("Training"),
        JobState.DONE: _("Finished"),
        JobState.FAILED: _("Ended early"),
        JobState.CANCELLED: _("Stopped"),
    }[job.state]
    st.progress(job.progress, text=as_text(words))
    _problem(job, reader)
    if job.picture is not None:
        title = reader.title(entry)
        alt = _("What the experiment of {title} shows so far").format(title=title)
        st.image(job.picture.png, width="stretch", alt=alt)
    if job.result is not None and job.result.table is not None:
        _numbers(job.result.table, reader)


def _numbers(table: Table, reader: Reader) -> None:
    _ = reader.say
    st.subheader(as_text(_("In numbers, at the end")), anchor=False)
    columns = {
        as_text(name): [_cell(row[index]) for row in table.rows]
        for index, name in enumerate(table.columns)
    }
    # A real table: read out cell by cell, and no canvas to scroll on a phone.
    with st.container(key="numbers"):
        st.table(
            columns, border="horizontal", hide_index=True, alt=_("Final numbers of the experiment")
        )


def _try_out(
    entry: Entry, trial: Trial, declared: Mapping[str, Mapping[str, Any]], reader: Reader
) -> None:
    """Offer what can be tried out on the trained program, and show what it answers."""
    result = trial.job.result
    if not declared or result is None or not result.last:
        return
    _ = reader.say
    st.subheader(as_text(_("Try it out")), anchor=False)
    tries = show_controls(f"try/{entry.id}", declared, reader.say)
    if trial.answer is None or tries != trial.asked:
        try:
            trial.answer = resources.service().answer(
                entry.id,
                trial.code,
                trial.values,
                tries,
                result.last,
                language=reader.language,
                dark=_dark(),
            )
        except QueueFull:
            _busy(reader)
            return
        trial.asked = tries
    place = st.empty()
    while not trial.answer.wait(_LOOK):
        place.info(as_text(_("Asking your code")), icon=":material/hourglass_top:")
    place.empty()
    _problem(trial.answer, reader)
    if trial.answer.picture is not None:
        alt = _("What your code answers to what you tried out")
        place.image(trial.answer.picture.png, width="stretch", alt=alt)


def _problem(job: Job, reader: Reader) -> None:
    if job.problem is not None:
        st.error(in_markdown(job.problem, reader.say), icon=":material/error:")


def _busy(reader: Reader) -> None:
    busy = message("Many people are running code just now. Try again in a moment.")
    st.warning(in_markdown(busy, reader.say), icon=":material/info:")


def _dark() -> bool:
    return st.context.theme.type == "dark"


def _cell(value: str | float | int) -> str:
    return as_text(f"{value:.4g}" if isinstance(value, float) else str(value))
