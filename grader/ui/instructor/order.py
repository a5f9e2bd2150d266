"""The last look before a run: what was found, where results go, how programs are shut in."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from grader.batch.planning import Plan
from grader.batch.results import FILE
from grader.batch.settings import Again, Settings
from grader.ui import resources
from grader.ui.instructor import intake, runs
from grader.ui.instructor.bench import Bench, runner
from grader.ui.instructor.choose import Chosen
from grader.ui.instructor.runner import Busy, Order
from grader.ui.instructor.runs import Kept
from grader.ui.instructor.showing import name_of
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill


def show(plan: Plan, chosen: Chosen, hand: Bench, reader: Reader) -> None:
    """Show the intake, and offer to grade it."""
    _ = reader.say
    st.header(name_of(_(plan.assignment.title)), anchor=False)
    st.caption(f"{intake.about(plan.assignment, reader)} · {escape_markdown(chosen.called)}")
    intake.show(plan, reader)
    folder, settings, again = _options(chosen, reader)
    with st.container(horizontal=True):
        go = st.button(
            fill(_("Grade {count}"), count=f"{len(plan.intake.handed):,}"),
            key="instructor/grade",
            type="primary",
            icon=":material/play_arrow:",
            disabled=not plan.intake.handed,
        )
        if st.button(
            as_text(_("Choose something else")), key="instructor/back", icon=":material/arrow_back:"
        ):
            hand.leave()
            st.rerun()
    if not plan.intake.handed:
        why = _("There is nothing to grade here. The list above says why.")
        if not plan.intake.unclear:
            why = _("There is nothing to grade here: no file was found. Is it the right place?")
        st.info(as_text(why), icon=":material/info:")
    if go:
        _begin(plan, chosen, folder, settings, again, hand, reader)


def _options(chosen: Chosen, reader: Reader) -> tuple[Path, Settings, Again | None]:
    _ = reader.say
    with st.expander(as_text(_("How it is graded, and where results go")), icon=":material/tune:"):
        given = st.text_input(
            as_text(_("Folder on the server for the results")),
            value=str(chosen.folder),
            key=f"instructor/out/{chosen.id}",
            help=as_text(
                _(
                    "A folder with results of an earlier run is gone on with: what did not change "
                    "is not graded again."
                )
            ),
        )
        strict = st.toggle(
            as_text(_("Refuse to grade where isolation cannot be proven")),
            key="instructor/strict",
        )
        seconds = st.number_input(
            as_text(_("Seconds that one call may take")),
            0.5,
            60.0,
            Settings.call_seconds,
            0.5,
            key="instructor/seconds",
        )
        again = _again(reader)
    folder = runs.path_of(given) or chosen.folder
    settings = Settings(
        str(chosen.submissions),
        None if chosen.assignment is None else str(chosen.assignment),
        None if chosen.roster is None else str(chosen.roster),
        "strict" if strict else "best",
        float(seconds),
        reader.language,
    )
    return folder, settings, again


def _again(reader: Reader) -> Again | None:
    _ = reader.say
    words: dict[Again | None, str] = {
        None: _("Nothing"),
        "time-outs": _("What ended in a time-out"),
        "all": _("Everything"),
    }
    chosen: Again | None = st.selectbox(
        as_text(_("Grade again though it did not change")),
        list(words),
        format_func=lambda one: words[one],
        key=f"instructor/again/{reader.language}",  # the browser keeps the words
        help=as_text(
            _(
                "A busy machine may be what a time-out comes from. Where the grader itself "
                "failed, it always grades again."
            )
        ),
    )
    return chosen


def _begin(
    plan: Plan,
    chosen: Chosen,
    folder: Path,
    settings: Settings,
    again: Again | None,
    hand: Bench,
    reader: Reader,
) -> None:
    _ = reader.say
    if folder != chosen.folder and not _is_fit(folder):
        st.error(
            as_text(
                _("The folder holds other files. Name an empty one, or one with earlier results.")
            ),
            icon=":material/error:",
        )
        return
    kept = Kept(
        chosen.id,
        str(folder),
        plan.assignment.title,
        chosen.called,
        len({one.student for one in plan.intake.handed}),
        len(plan.intake.handed),
    )
    try:
        runner().start(Order(kept, plan, settings, again), resources.course())
    except Busy:
        st.warning(
            as_text(_("Another run is being graded on this server. Wait for it, or stop it.")),
            icon=":material/hourglass_top:",
        )
        return
    hand.open(folder)
    st.rerun()


def _is_fit(folder: Path) -> bool:
    """Whether a folder is for results: everything in it is handed out when all is downloaded."""
    try:
        held = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return True
    except OSError:
        return True  # the run says what is wrong with it
    return not held or FILE in held
