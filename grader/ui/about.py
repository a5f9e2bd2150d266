"""How code is run here, what was proven about it, and where work is kept."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import streamlit as st

from grader.controls import meaning, state
from grader.report import Control, Isolation
from grader.ui import learner, resources
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, in_markdown

_EVERY = 0.5
_ICONS = {
    "enforced": ":green[:material/check_circle:]",
    "unavailable": ":gray[:material/remove_circle:]",
    "failed": ":red[:material/cancel:]",
}


def show(reader: Reader) -> None:
    """Show the isolation report in plain words."""
    _ = reader.say
    st.title(as_text(_("About this grader")), anchor=False)
    st.header(as_text(_("How your code is run")), anchor=False)
    st.markdown(
        as_text(
            _(
                "Your code runs in a process of its own, shut in before it sees a line of yours. "
                "It answers calls; the answers are judged outside, where the solutions are. What "
                "it cannot do was tried on this computer when the grader started:"
            )
        )
    )
    waiting = resources.service().isolation() is None

    @st.fragment(run_every=_EVERY if waiting else None)
    def proven() -> None:
        found = resources.service().isolation()
        if found is None:
            st.info(as_text(_("The grader is still starting.")), icon=":material/hourglass_top:")
        elif waiting:
            st.rerun()
        else:
            _isolation(found, reader)

    proven()
    st.header(as_text(_("Where your work is kept")), anchor=False)
    where = escape_markdown(str(resources.store().name))
    words = as_text(_("Drafts, attempts and notes of the hints you took are in:"))
    st.markdown(f"{words} {where}")
    st.header(as_text(_("Version")), anchor=False)
    st.markdown(as_text(f"scratchgrad {_version()}"))
    if learner.has_login():
        st.header(as_text(_("Your account")), anchor=False)
        st.markdown(escape_markdown(reader.learner))
        if st.button(as_text(_("Log out")), key="logout", icon=":material/logout:"):
            st.logout()


def _isolation(found: Isolation, reader: Reader) -> None:
    _ = reader.say
    if found.level == "strict":
        st.success(
            as_text(_("Strict: every denial was tried, and held.")),
            icon=":material/verified_user:",
        )
    else:
        st.warning(
            as_text(_("Reduced: not every denial could be proven here. Run only code you trust.")),
            icon=":material/gpp_maybe:",
        )
    st.table(
        {
            as_text(_("What is promised")): [
                in_markdown(meaning(one), _) for one in found.controls
            ],
            as_text(_("Here")): [_state(one, reader) for one in found.controls],
        },
        border="horizontal",
        hide_index=True,
        alt=_("What your code cannot do on this computer"),
    )


def _state(control: Control, reader: Reader) -> str:
    return f"{_ICONS[control.state]} {in_markdown(state(control), reader.say)}"


def _version() -> str:
    try:
        return version("scratchgrad")
    except PackageNotFoundError:
        return "?"
