"""One exercise: the lesson beside the editor, the feedback under it, then the experiment."""

from __future__ import annotations

import secrets
import time
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from grader.course import Entry
from grader.message import message
from grader.service import Job, JobState, QueueFull
from grader.store import StoreError
from grader.ui import experiment, feedback, lesson_text, resources
from grader.ui.desk import Desk, desk_of
from grader.ui.editor import code_editor
from grader.ui.help import show_help
from grader.ui.history import show_history
from grader.ui.labels import editor_labels
from grader.ui.overview import show_standing
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill, in_markdown

_BLINK = 0.4  # seconds in which most gradings end, so that they are shown without a second look
_LOOK = 0.1


def show(entry: Entry, reader: Reader) -> None:
    """Show the page of an exercise."""
    _ = reader.say
    task = entry.task(reader.language)
    desk = desk_of(entry, reader)
    st.title(as_text(task.title), anchor=False)
    show_standing(entry, reader)
    lesson, work = st.columns([5, 6], gap="large")
    with lesson, st.container(key="lesson"):
        lesson_text.show(entry, task, reader)
        show_help(entry, task, reader)
    with work:
        st.header(as_text(_("Your code")), anchor=False)
        code = _editor(entry, desk, reader)
        result = st.empty()
        watched = desk.job
        if watched is None:
            with result.container():
                _result(entry, desk, reader)
        experiment.show(entry, code, desk, reader)
        show_history(entry, reader, lambda source: _replace(entry, source, desk, reader))
    # Last, so that the rest of the page is there while a long run goes on.
    if watched is not None:
        _wait(watched, result, entry, desk, reader)


def _editor(entry: Entry, desk: Desk, reader: Reader) -> str:
    _ = reader.say
    key = f"editor/{entry.id}"
    text = _draft(entry, desk, reader)
    if key not in st.session_state:  # opened, or opened again
        desk.markers_fit = text == desk.graded
    shown = feedback.markers(desk.report, _) if desk.report and desk.markers_fit else ()
    editor = code_editor(
        text,
        key=key,
        labels=editor_labels(reader.title(entry), _),
        revision=desk.revision,
        markers=shown,
        language=reader.language,
        busy=desk.job is not None,
        on_draft=lambda draft: _save(entry, draft, desk, reader),
    )
    if editor.run is not None and desk.job is None:
        _start(entry, editor.run.code, desk, reader)
    elif editor.cancel and desk.job is not None:
        desk.drop(desk.job, message("Stopped. Your code is saved."))
        st.rerun()
    if st.button(
        as_text(_("Start over from the stub")),
        key=f"reset/{entry.id}",
        icon=":material/restart_alt:",
        type="tertiary",
        help=as_text(_("What you have now stays among the earlier versions below.")),
        disabled=desk.job is not None or editor.draft == entry.stub,
    ):
        _save(entry, editor.draft, desk, reader, keep=True)
        _replace(entry, entry.stub, desk, reader)
    return editor.draft


def _start(entry: Entry, code: str, desk: Desk, reader: Reader) -> None:
    desk.problem = None
    _save(entry, code, desk, reader, keep=True)
    try:
        job = resources.service().grade(entry.id, code, seed=secrets.randbelow(2**32))
    except QueueFull:
        desk.problem = message("Many people are running code just now. Try again in a moment.")
        st.rerun()
    desk.begin(job, code)
    if job.wait(_BLINK):
        _settle(job, entry, desk, reader)
    st.rerun()  # the editor is above: it has yet to show the lines, or that it is busy


def _wait(job: Job, place: DeltaGenerator, entry: Entry, desk: Desk, reader: Reader) -> None:
    """Watch a grading until it ends; a rerun, as by Cancel, ends the watching."""
    _ = reader.say
    while not job.wait(_LOOK):
        seconds = int(time.monotonic() - desk.started)
        if job.state is JobState.QUEUED:
            words = fill(_("Waiting for a free place ({seconds} s)"), seconds=seconds)
        else:
            words = fill(_("Running your code ({seconds} s)"), seconds=seconds)
        place.info(words, icon=":material/hourglass_top:")
    _settle(job, entry, desk, reader)
    st.rerun()


def _settle(job: Job, entry: Entry, desk: Desk, reader: Reader) -> None:
    desk.settle(job, partial(resources.store().add_attempt, reader.learner, entry.id))


def _result(entry: Entry, desk: Desk, reader: Reader) -> None:
    _ = reader.say
    if desk.problem is not None:
        st.warning(in_markdown(desk.problem, _), icon=":material/info:")
    if desk.report is not None:
        feedback.show(desk.report, _)
        if desk.report.passed:
            _onward(entry, reader)


def _onward(entry: Entry, reader: Reader) -> None:
    """Offer the next exercise that is not passed yet."""
    _ = reader.say
    entries = list(resources.course())
    position = entries.index(entry)
    rest = entries[position + 1 :] + entries[:position]
    following = next((one for one in rest if not reader.has_passed(one.id)), None)
    if following is None:
        st.markdown(as_text(_("That was the last one: every exercise is passed.")))
    elif st.button(
        fill(_("Next: {title}"), title=reader.title(following)),
        key=f"next/{entry.id}",
        type="primary",
        icon=":material/arrow_forward:",
        icon_position="right",
    ):
        reader.open(following.id)


def _draft(entry: Entry, desk: Desk, reader: Reader) -> str:
    try:
        kept = resources.store().draft(reader.learner, entry.id)
    except StoreError as error:
        desk.problem, kept = error.message, None
    return entry.stub if kept is None else kept


def _save(entry: Entry, draft: str, desk: Desk, reader: Reader, *, keep: bool = False) -> None:
    try:
        resources.store().save_draft(reader.learner, entry.id, draft, keep=keep)
    except StoreError as error:
        desk.problem = error.message


def _replace(entry: Entry, source: str, desk: Desk, reader: Reader) -> None:
    """Put another text into the editor; the one that was there stays among the versions."""
    _save(entry, source, desk, reader, keep=True)
    desk.revision += 1
    desk.markers_fit = source == desk.graded
    st.rerun()
