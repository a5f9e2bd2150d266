"""A run under way: how far, how fast, how much longer, and the button that stops it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from grader.message import Translate
from grader.ui.instructor.bench import Bench
from grader.ui.instructor.runner import Phase, Standing, Under
from grader.ui.instructor.showing import name_of
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill

_EVERY = 1.0  # seconds between looks


def show(under: Under, hand: Bench, reader: Reader) -> None:
    """Show the run until it ends, then what came of it."""
    _ = reader.say
    kept = under.order.kept
    st.header(name_of(_(kept.title)), anchor=False)
    st.caption(escape_markdown(kept.submissions))

    left: list[bool] = []

    @st.fragment(run_every=_EVERY)
    def watched() -> None:
        standing = under.standing
        if standing.final:
            left.append(True)
            if len(left) > 1:
                return  # a look that was already on its way when the page went on
            if hand.opened != Path(kept.folder):
                hand.open(Path(kept.folder))
            st.rerun()
        _bar(standing, _)
        if st.button(
            as_text(_("Stop")),
            key="instructor/stop",
            icon=":material/stop:",
            disabled=standing.stopping or standing.phase is not Phase.GRADING,
        ):
            under.stop()
            st.rerun(scope="fragment")

    watched()
    st.caption(
        as_text(
            _(
                "You may close this page: the run goes on, and every verdict is kept as it "
                "comes. Stopping keeps them too; you can go on later."
            )
        )
    )


def _bar(standing: Standing, _: Translate) -> None:
    progress = standing.progress
    st.progress(
        min(progress.done / max(progress.total, 1), 1.0),
        text=fill(
            _("{done} of {total} graded"), done=f"{progress.done:,}", total=f"{progress.total:,}"
        ),
    )
    st.caption(" · ".join(_details(standing, _)))


def _details(standing: Standing, _: Translate) -> list[str]:
    if standing.phase is Phase.WRITING:
        return [as_text(_("Writing the gradebook and the feedback"))]
    if standing.stopping:
        return [as_text(_("Stopping: what is being graded just now is finished first"))]
    parts = []
    if standing.rate > 0:
        parts.append(fill(_("{rate} a second"), rate=f"{standing.rate:.3g}"))
    left = standing.seconds_left
    if left is not None:
        parts.append(_left(left, _))
    if standing.progress.unchanged:
        parts.append(
            fill(
                _("known from before, or the same program: {count}"),
                count=f"{standing.progress.unchanged:,}",
            )
        )
    return parts or [as_text(_("Starting the workers"))]


def _left(seconds: float, _: Translate) -> str:
    if seconds < 60:
        return fill(_("about {seconds} s left"), seconds=max(1, round(seconds)))
    if seconds < 5400:
        return fill(_("about {minutes} min left"), minutes=round(seconds / 60))
    return fill(_("about {hours} h left"), hours=f"{seconds / 3600:.1f}")
