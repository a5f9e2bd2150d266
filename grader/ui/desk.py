"""What one session remembers of one exercise."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from grader.course import Entry
from grader.message import Message
from grader.report import Report
from grader.service import Job
from grader.store import StoreError
from grader.ui import resources
from grader.ui.reader import Reader


@dataclass
class Trial:
    """An experiment that was started, and what was tried out on it.

    Attributes
    ----------
    job
        The experiment.
    code, values
        The program and the controls that it was started with.
    asked, answer
        What was tried out last, and the job that answers it.
    """

    job: Job
    code: str
    values: Mapping[str, Any]
    asked: Mapping[str, Any] | None = None
    answer: Job | None = None


@dataclass
class Desk:
    """A learner's place at one exercise, for as long as the browser tab is open.

    Two scripts of one session may run at once for a moment, when a rerun begins before the one
    before it has noticed; hence the lock.

    Attributes
    ----------
    job, started
        The grading under way, if any, and when it began (`time.monotonic`).
    graded, report
        The program that was graded last, and its report.
    markers_fit
        Whether the lines of `report` are those of the text in the editor.
    problem
        What went wrong beside the program: the database, a full queue, a cancelled run.
    revision
        Grows whenever another text is put into the editor.
    trial
        The newest experiment.
    """

    job: Job | None = None
    started: float = 0.0
    graded: str = ""
    report: Report | None = None
    markers_fit: bool = False
    problem: Message | None = None
    revision: int = 0
    trial: Trial | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, job: Job, code: str) -> None:
        """Keep a grading that was just started."""
        with self.lock:
            self.job, self.graded, self.started = job, code, time.monotonic()
            self.problem = None

    def settle(self, job: Job, keep: Callable[[str, Report], object]) -> None:
        """Take the result of a finished grading, once, whoever comes first.

        Parameters
        ----------
        keep
            Stores the attempt; may raise `StoreError`.
        """
        with self.lock:
            if self.job is not job:
                return
            self.job = None
            self.report, self.problem = job.report, job.problem
            self.markers_fit = True
            if job.report is not None:
                try:
                    keep(self.graded, job.report)
                except StoreError as error:
                    self.problem = error.message

    def drop(self, job: Job, why: Message) -> None:
        """Cancel a grading."""
        with self.lock:
            if self.job is not job:
                return
            self.job, self.report, self.problem = None, None, why
        job.cancel()  # only now: it wakes the script that waits for the job


def desk_of(entry: Entry, reader: Reader) -> Desk:
    """Return the session's desk for an exercise; a new one begins with the last attempt."""
    key = f"desk/{reader.learner}/{entry.id}"
    if key not in st.session_state:
        desk = Desk()
        try:
            attempts = resources.store().attempts(reader.learner, entry.id, limit=1)
        except StoreError as error:
            desk.problem, attempts = error.message, []
        if attempts:
            desk.graded, desk.report = attempts[0].source, attempts[0].report
        st.session_state[key] = desk
    found: Desk = st.session_state[key]
    return found
