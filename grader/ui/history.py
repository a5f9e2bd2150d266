"""Earlier attempts and drafts: nothing a learner wrote is lost."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from grader.course import Entry
from grader.ui import resources
from grader.ui.reader import Reader
from grader.ui.text import as_text

_MOST = 30


def show_history(entry: Entry, reader: Reader, restore: Callable[[str], None]) -> None:
    """Show what was written before, and offer to put it back into the editor."""
    _ = reader.say
    store = resources.store()
    attempts = store.attempts(reader.learner, entry.id, limit=_MOST)
    drafts = store.draft_history(reader.learner, entry.id, limit=_MOST)
    if not attempts and not drafts:
        return
    versions = [
        (
            attempt.created_at,
            _("run, {score} of {max_score} points").format(
                score=attempt.report.score, max_score=attempt.report.max_score
            ),
            attempt.source,
        )
        for attempt in attempts
    ]
    versions += [(draft.saved_at, _("draft"), draft.source) for draft in drafts]
    versions.sort(key=lambda version: version[0], reverse=True)
    with st.expander(as_text(_("Earlier versions")), icon=":material/history:"):
        chosen = st.selectbox(
            as_text(_("Version")),
            range(len(versions)),
            format_func=lambda index: (
                f"{versions[index][0].astimezone():%Y-%m-%d %H:%M:%S}, {versions[index][1]}"
            ),
            key=f"version/{entry.id}",
        )
        if chosen is not None:
            st.code(versions[chosen][2], language="python")
            if st.button(
                as_text(_("Put this version into the editor")),
                key=f"restore/{entry.id}",
                icon=":material/settings_backup_restore:",
            ):
                restore(versions[chosen][2])
