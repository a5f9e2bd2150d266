"""One exercise: the task beside the editor, the feedback under it, then hints and experiment."""

from __future__ import annotations

import re
import secrets

import streamlit as st

from grader.course import Entry
from grader.message import Message
from grader.report import Report
from grader.service import Job, JobState, QueueFull
from grader.store import SourceTooLarge, StoreError
from grader.ui import experiment, feedback, resources
from grader.ui.editor import code_editor
from grader.ui.help import show_help
from grader.ui.history import show_history
from grader.ui.labels import editor_labels
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

_BLINK = 0.3  # seconds in which most gradings end, so that they are shown without a second run
_LOOK = 0.1
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)


def show(entry: Entry, reader: Reader) -> None:
    """Show the page of an exercise."""
    task = entry.task(reader.language)
    st.title(as_text(task.title))
    lesson, work = st.columns([5, 6], gap="large")
    with lesson, st.container(key="lesson"):
        st.markdown(_one_level_down(task.body))
        show_help(entry, task, reader, _latest(entry, reader))
    with work:
        code = _editor(entry, reader)
        _feedback(entry, reader)
        experiment.show(entry, code, reader)
        show_history(entry, reader, lambda source: _replace(entry, source, reader))


def _editor(entry: Entry, reader: Reader) -> str:
    _ = reader.say
    state = st.session_state
    store = resources.store()
    job: Job | None = state.get(_key(entry, "job"))
    report = _latest(entry, reader)
    draft = store.draft(reader.learner, entry.id)
    editor = code_editor(
        entry.stub if draft is None else draft,
        key=_key(entry, "editor"),
        labels=editor_labels(entry.slug, _),
        revision=state.get(_key(entry, "revision"), 0),
        markers=() if report is None else feedback.markers(report, reader),
        language=reader.language,
        busy=job is not None,
        on_draft=lambda draft: _save(entry, draft, reader),
    )
    if editor.run is not None and job is None:
        _start(entry, editor.run.code, reader)
    elif editor.cancel and job is not None:
        job.cancel()
        state.pop(_key(entry, "job"), None)
        state[_key(entry, "stopped")] = True
        st.rerun()
    if st.button(
        as_text(_("Start over from the stub")),
        key=_key(entry, "reset"),
        icon=":material/restart_alt:",
        type="tertiary",
        help=as_text(_("What you have now stays in the history below.")),
    ):
        _replace(entry, entry.stub, reader)
    return editor.draft


def _start(entry: Entry, code: str, reader: Reader) -> None:
    _ = reader.say
    state = st.session_state
    _save(entry, code, reader, keep=True)
    state.pop(_key(entry, "stopped"), None)
    try:
        job = resources.service().grade(entry.id, code, seed=secrets.randbelow(2**32))
    except QueueFull:
        st.warning(as_text(_("Many people are running code just now. Try again soon.")))
        return
    state[_key(entry, "job")] = job
    state[_key(entry, "code")] = code
    if job.wait(_BLINK):
        _finish(entry, reader)
    st.rerun()  # the editor shows that it is busy, or the lines that failed


def _feedback(entry: Entry, reader: Reader) -> None:
    _ = reader.say
    state = st.session_state
    job: Job | None = state.get(_key(entry, "job"))
    if job is not None:
        waiting = st.empty()
        while not job.wait(_LOOK):
            words = _("Waiting for a free place") if job.state is JobState.QUEUED else _("Running")
            waiting.info(as_text(words), icon=":material/hourglass_top:")
        _finish(entry, reader)
        st.rerun()
    if state.get(_key(entry, "stopped")):
        st.info(as_text(_("Stopped. Your code is saved.")), icon=":material/stop_circle:")
    problem: Message | None = state.get(_key(entry, "problem"))
    if problem is not None:
        st.error(in_markdown(problem, _), icon=":material/error:")
    report = _latest(entry, reader)
    if report is not None:
        with st.container(border=True):
            feedback.show(report, reader)
        if report.passed:
            _onward(entry, reader)


def _finish(entry: Entry, reader: Reader) -> None:
    """Keep what a finished job brought."""
    state = st.session_state
    job: Job = state.pop(_key(entry, "job"))
    state[_key(entry, "problem")] = job.problem
    if job.report is not None:
        state[_key(entry, "report")] = job.report
        code = state[_key(entry, "code")]
        try:
            resources.store().add_attempt(reader.learner, entry.id, code, job.report)
        except StoreError as error:
            state[_key(entry, "problem")] = error.message


def _latest(entry: Entry, reader: Reader) -> Report | None:
    """Return the newest report: of this session, or the last attempt that was kept."""
    state = st.session_state
    key = _key(entry, "report")
    if key not in state:
        attempts = resources.store().attempts(reader.learner, entry.id, limit=1)
        state[key] = attempts[0].report if attempts else None
    found: Report | None = state[key]
    return found


def _save(entry: Entry, draft: str, reader: Reader, *, keep: bool = False) -> None:
    try:
        resources.store().save_draft(reader.learner, entry.id, draft, keep=keep)
    except (StoreError, SourceTooLarge) as error:
        st.session_state[_key(entry, "problem")] = error.message


def _replace(entry: Entry, source: str, reader: Reader) -> None:
    """Put another text into the editor; the one that was there stays in the history."""
    _save(entry, source, reader, keep=True)
    revision = _key(entry, "revision")
    st.session_state[revision] = st.session_state.get(revision, 0) + 1
    st.rerun()


def _onward(entry: Entry, reader: Reader) -> None:
    _ = reader.say
    entries = list(resources.course())
    position = entries.index(entry)
    if position + 1 < len(entries):
        following = entries[position + 1]
        title = reader.title(following)
        st.page_link(
            reader.pages[following.id],
            label=as_text(_("Next: {title}").format(title=title)),
            icon=":material/arrow_forward:",
        )


def _one_level_down(lesson: str) -> str:
    """Return a lesson whose sections stand below the page's title, and beside the editor."""
    return _HEADING.sub(r"#\1", lesson)


def _key(entry: Entry, what: str) -> str:
    return f"{what}/{entry.id}"
