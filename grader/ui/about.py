"""What is enforced here when code is run, and where things are kept."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import streamlit as st

from grader.controls import meaning
from grader.report import Isolation
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_code, as_text


def show(reader: Reader) -> None:
    """Show the isolation report in plain words."""
    _ = reader.say
    st.title(as_text(_("How your code is run")))
    st.markdown(
        as_text(
            _(
                "Your code runs in a process of its own that is shut in before it sees a line of "
                "yours. It answers calls; the answers are judged outside. What it cannot do was "
                "tried on this machine, when the grader started:"
            )
        )
    )
    report = resources.service().isolation()
    if report is None:
        _await_isolation(reader)
    else:
        _isolation(report, reader)
    st.header(as_text(_("Where your work is kept")))
    st.markdown(f"{as_text(_('Drafts and attempts:'))} {as_code(str(resources.store().name))}")
    st.markdown(f"{as_text(_('Version:'))} {as_code(_version())}")


@st.fragment(run_every=1.0)
def _await_isolation(reader: Reader) -> None:
    _ = reader.say
    if resources.service().isolation() is not None:
        st.rerun()
    st.info(as_text(_("The grader is still starting.")), icon=":material/hourglass_empty:")


def _isolation(report: Isolation, reader: Reader) -> None:
    _ = reader.say
    if report.level == "strict":
        st.success(
            as_text(_("Strict: every denial was tried, and held.")), icon=":material/verified_user:"
        )
    else:
        st.warning(
            as_text(_("Reduced: not every denial could be proven here. Run only code you trust.")),
            icon=":material/gpp_maybe:",
        )
    states = {
        "enforced": _("holds"),
        "unavailable": _("not available here"),
        "failed": _("does not hold"),
    }
    st.table(
        {
            _("Promise"): [as_text(meaning(one).render(_)) for one in report.controls],
            _("Here"): [as_text(states[one.state]) for one in report.controls],
        }
    )


def _version() -> str:
    try:
        return version("scratchgrad")
    except PackageNotFoundError:
        return "?"
