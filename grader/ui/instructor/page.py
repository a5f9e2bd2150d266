"""The instructor's page: choose, look at what was found, grade, and look at what came of it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from grader.batch.assignment import AssignmentError
from grader.batch.intake import Unreadable
from grader.batch.planning import make_plan
from grader.batch.roster import RosterError
from grader.message import Message, message
from grader.ui import resources
from grader.ui.instructor import choose, explore, gate, order, running, runs
from grader.ui.instructor.bench import Bench, bench, runner
from grader.ui.instructor.showing import name_of
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill, in_markdown
from grader.ui.times import shown

_LISTED = 50  # earlier runs


def show(reader: Reader) -> None:
    """Show the page, to whoever knows the passphrase."""
    _ = reader.say
    place = st.empty()
    with place.container():
        st.title(as_text(_("Instructor")), anchor=False)
    gate.require_instructor(_)
    hand, under = bench(), runner().last
    if hand.opened is not None:
        place.empty()
        explore.show(hand.opened, hand, reader)
    elif hand.plan is not None and hand.chosen is not None:
        order.show(hand.plan, hand.chosen, hand, reader)
    elif under is not None and not under.standing.final:
        running.show(under, hand, reader)
        _earlier(hand, reader, under.order.kept.id)
    else:
        _home(hand, reader)


def _home(hand: Bench, reader: Reader) -> None:
    _ = reader.say
    st.markdown(
        as_text(
            _(
                "Grade a class at once: say where the submissions are, look at what was found, "
                "then grade. Nothing that students wrote runs outside its jail."
            )
        )
    )
    if len(gate.passphrase()) < gate.SHORT:
        st.warning(
            fill(
                _(
                    "The passphrase of this page is short. Give the server one of {count} "
                    "characters or more."
                ),
                count=gate.SHORT,
            ),
            icon=":material/key:",
        )
    try:
        chosen = choose.show(reader)
    except OSError as error:
        st.error(in_markdown(_not_kept(error), _), icon=":material/error:")
        chosen = None
    if chosen is not None:
        _look(chosen, hand, reader)
    _earlier(hand, reader)
    if st.button(as_text(_("Lock this page")), type="tertiary", icon=":material/lock:"):
        gate.close()
        st.rerun()


def _look(chosen: choose.Chosen, hand: Bench, reader: Reader) -> None:
    _ = reader.say
    try:
        with st.spinner(as_text(_("Looking through it"))):
            plan = make_plan(
                chosen.submissions, resources.course(), chosen.assignment, chosen.roster
            )
    except (AssignmentError, RosterError, Unreadable) as error:
        st.error(in_markdown(chosen.as_known(error.message), _), icon=":material/error:")
        return
    hand.chosen, hand.plan = chosen, plan
    st.rerun()


def _earlier(hand: Bench, reader: Reader, but: str = "") -> None:
    _ = reader.say
    kept = [one for one in runs.all_kept() if one.id != but]
    st.subheader(as_text(_("Earlier runs")), anchor=False)
    if not kept:
        st.caption(as_text(_("None yet. They are kept on the server, and listed here.")))
    with st.container(gap="xsmall"):
        for one in kept[:_LISTED]:
            with st.container(
                border=True, horizontal=True, vertical_alignment="center", key=f"run/{one.id}"
            ):
                with st.container(gap="xxsmall", width="stretch"):
                    st.markdown(f"**{name_of(_(one.title))}**")
                    line = fill(
                        _("{moment} · students: {students} · programs: {programs}"),
                        moment=shown(one.begun),
                        students=one.students,
                        programs=one.programs,
                    )
                    st.caption(f"{line} · {escape_markdown(one.submissions)}")
                if st.button(as_text(_("Open")), key=f"instructor/open/{one.id}"):
                    hand.open(Path(one.folder))
                    st.rerun()
    with st.expander(as_text(_("Open another folder of results")), icon=":material/folder_open:"):
        given = st.text_input(
            as_text(_("Path of a folder that a run wrote into")), key="instructor/folder"
        )
        folder = runs.path_of(given)
        if st.button(as_text(_("Open it")), key="instructor/folder/open") and folder is not None:
            hand.open(folder)
            st.rerun()


def _not_kept(error: OSError) -> Message:
    return message(
        "Nothing can be kept on the server: {error}. Free the disk, or set {variable} to a folder "
        "that can be written to.",
        error=error.strerror or type(error).__name__,
        variable=runs.ENVIRONMENT,
    )
