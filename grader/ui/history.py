"""Earlier attempts and drafts: nothing that a learner wrote is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from grader.course import Entry
from grader.message import Translate
from grader.store import StoreError
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown
from grader.ui.times import reader_zone

_MOST = 30


@dataclass(frozen=True)
class _Version:
    moment: datetime
    source: str
    score: tuple[int, int] | None

    def label(self, _: Translate) -> str:
        time = f"{self.moment.astimezone(reader_zone()):%Y-%m-%d %H:%M:%S}"
        if self.score is None:
            return f"{time}  ·  {_('draft')}"
        words = _("run, {score} of {max_score} points")
        return f"{time}  ·  " + words.format(score=self.score[0], max_score=self.score[1])


def show_history(entry: Entry, reader: Reader, restore: Callable[[str], None]) -> None:
    """Show what was written before, and offer to put it back into the editor."""
    _ = reader.say
    fold = st.expander(
        as_text(_("Earlier versions")),
        icon=":material/history:",
        key=f"history/{entry.id}",
        on_change="rerun",
    )
    if not fold.open:  # thirty reports are not read while nobody looks
        return
    with fold:
        try:
            versions = _versions(entry, reader)
        except StoreError as error:
            st.warning(in_markdown(error.message, _), icon=":material/info:")
            return
        if not versions:
            st.markdown(as_text(_("Nothing yet: what you write and run will be kept here.")))
            return
        with st.container(height=230 if len(versions) > 6 else "content", border=False):
            chosen = st.radio(
                as_text(_("Version")),
                range(len(versions)),
                format_func=lambda index: as_text(versions[index].label(_)),
                key=f"version/{entry.id}/{len(versions)}",
                label_visibility="collapsed",
            )
        st.code(versions[chosen].source, language="python", line_numbers=True)
        if st.button(
            as_text(_("Put this version into the editor")),
            key=f"restore/{entry.id}",
            icon=":material/settings_backup_restore:",
        ):
            restore(versions[chosen].source)


def _versions(entry: Entry, reader: Reader) -> list[_Version]:
    """Return the attempts and the drafts between them, the newest first."""
    store = resources.store()
    attempts = [
        _Version(one.created_at, one.source, (one.report.score, one.report.max_score))
        for one in store.attempts(reader.learner, entry.id, limit=_MOST)
    ]
    run = {one.source for one in attempts}
    drafts = [
        _Version(one.saved_at, one.source, None)
        for one in store.draft_history(reader.learner, entry.id, limit=_MOST)
        if one.source not in run
    ]
    return sorted(attempts + drafts, key=lambda one: one.moment, reverse=True)[:_MOST]
