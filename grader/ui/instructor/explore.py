"""A run, looked at: the gradebook, the class, what was found, and what can be downloaded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from grader.batch.assignment import AssignmentError
from grader.batch.book import Book
from grader.batch.intake import Unreadable
from grader.batch.keeping import PlanError
from grader.batch.results import Results, ResultsError
from grader.batch.roster import RosterError
from grader.ui import resources
from grader.ui.instructor import classroom, downloads, gradebook, intake, running, runs, student
from grader.ui.instructor.bench import Bench, book, runner
from grader.ui.instructor.runner import Busy, Order, Under
from grader.ui.instructor.showing import name_of
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill, in_markdown


def show(folder: Path, hand: Bench, reader: Reader) -> None:
    """Show the run whose results are in `folder`."""
    _ = reader.say
    if st.button(
        as_text(_("All runs")), key="instructor/all", type="tertiary", icon=":material/arrow_back:"
    ):
        hand.leave()
        st.rerun()
    last = _last(folder)
    if last is not None and not last.standing.final:
        running.show(last, hand, reader)
        return
    problem = None if last is None else last.standing.problem
    if problem is not None:
        st.error(in_markdown(problem, _), icon=":material/error:")
    try:
        with st.spinner(as_text(_("Reading the results"))):
            found = book(folder)
    except (PlanError, ResultsError, AssignmentError, RosterError, Unreadable) as error:
        if problem is None:
            st.error(in_markdown(error.message, _), icon=":material/error:")
        return
    assignment = found.plan.assignment
    st.title(name_of(_(assignment.title)), anchor=False)
    st.caption(f"{intake.about(assignment, reader)} · {escape_markdown(str(folder))}")
    if not found.finished:
        _unfinished(folder, found, reader)
    if hand.student:
        student.show(folder, found, hand, reader)
        return
    views = {
        "gradebook": _("Gradebook"),
        "class": _("The class"),
        "intake": _("What was handed in"),
        "downloads": _("Downloads"),
    }
    view = st.segmented_control(
        as_text(_("What to look at")),
        list(views),
        format_func=lambda name: as_text(views[name]),
        default="gradebook",
        required=True,
        key=f"instructor/view/{hand.turn}",
        label_visibility="collapsed",
    )
    match view:
        case "class":
            classroom.show(found, hand, reader)
        case "intake":
            intake.show(found.plan, reader)
        case "downloads":
            downloads.show(folder, found, reader)
        case _:
            gradebook.show(found, hand, reader)


def _last(folder: Path) -> Under | None:
    """Return the run under way, or the last one, if it is into this folder."""
    last = runner().last
    return last if last is not None and Path(last.order.kept.folder) == folder else None


def _unfinished(folder: Path, found: Book, reader: Reader) -> None:
    _ = reader.say
    total = len(found.plan.intake.handed)
    st.warning(
        fill(
            _("This run was ended early: {done} of {total} are graded, and kept."),
            done=f"{found.summary.programs:,}",
            total=f"{total:,}",
        ),
        icon=":material/pause_circle:",
    )
    if not st.button(
        as_text(_("Go on with it")),
        key="instructor/resume",
        type="primary",
        icon=":material/play_arrow:",
    ):
        return
    kept = next((one for one in runs.all_kept() if Path(one.folder) == folder), None)
    if kept is None:
        kept = _recorded(folder, found)
    try:
        with Results(folder, reading=True) as results:
            last = results.last()
        if last is not None:
            order = Order(kept, found.plan, last.settings)
            runner().start(order, resources.course())
    except (Busy, ResultsError):
        st.warning(
            as_text(_("Another run is being graded on this server. Wait for it, or stop it.")),
            icon=":material/hourglass_top:",
        )
        return
    st.rerun()


def _recorded(folder: Path, found: Book) -> runs.Kept:
    """Return a record for a run from the command line."""
    return runs.Kept(
        runs.new_id(datetime.now(UTC)),
        str(folder),
        found.plan.assignment.title,
        str(found.plan.submissions),
        len({one.student for one in found.plan.intake.handed}),
        len(found.plan.intake.handed),
    )
