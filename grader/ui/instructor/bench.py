"""What a session of the instructor's page has in hand, and what all of them share."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from grader.batch.book import Book, Filter, read_book, state_of
from grader.batch.planning import Plan
from grader.batch.results import FILE as RESULTS
from grader.ui import resources
from grader.ui.instructor.choose import Chosen
from grader.ui.instructor.runner import Runner

_KEY = "instructor/bench"


@dataclass
class Bench:
    """What is in hand.

    Attributes
    ----------
    chosen, plan
        What was looked through and is to be graded next.
    opened
        The folder of the run that is looked at.
    student
        The one whose work is looked at; empty for the whole gradebook.
    filter
        Which rows of the gradebook are shown.
    turn
        Counts what has to be shown afresh: widgets forget what was chosen in them.
    """

    chosen: Chosen | None = None
    plan: Plan | None = None
    opened: Path | None = None
    student: str = ""
    filter: Filter = field(default_factory=Filter)
    turn: int = 0

    def open(self, folder: Path) -> None:
        """Look at a run."""
        self.chosen = self.plan = None
        self.opened = folder
        self.student, self.filter = "", Filter()
        self.turn += 1

    def leave(self) -> None:
        """Look at nothing."""
        self.chosen = self.plan = self.opened = None
        self.student = ""
        self.turn += 1


def bench() -> Bench:
    """Return what this session has in hand."""
    found = st.session_state.setdefault(_KEY, Bench())
    assert isinstance(found, Bench)
    return found


@st.cache_resource(show_spinner=False)
def runner() -> Runner:
    """Return what grades for all sessions."""
    return Runner()


def book(folder: Path) -> Book:
    """Return a run, read anew when it changed.

    Raises
    ------
    PlanError, ResultsError
        When it cannot be read.
    """
    return _book(str(folder), state_of(folder) if (folder / RESULTS).is_file() else "")


@st.cache_resource(show_spinner=False, max_entries=4)
def _book(folder: str, state: str) -> Book:
    return read_book(Path(folder), resources.course())
