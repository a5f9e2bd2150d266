"""The code editor: CodeMirror as a Streamlit component.

A page calls `code_editor` on every rerun. The text lives in the browser; it is replaced only
when `revision` changes, so the cursor, the undo history and the focus outlive all reruns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from grader.ui.editor.messages import (
    PHRASES,
    SIZE_LIMIT,
    EditorLabels,
    EditorState,
    Marker,
    RunRequest,
    read_cancel,
    read_draft,
    read_run,
)

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = [
    "PHRASES",
    "SIZE_LIMIT",
    "EditorLabels",
    "EditorState",
    "Marker",
    "RunRequest",
    "code_editor",
]


def code_editor(
    code: str,
    *,
    key: str,
    labels: EditorLabels,
    revision: int = 0,
    markers: Sequence[Marker] = (),
    language: str = "en",
    busy: bool = False,
    height: str = "min(70vh, 36rem)",
    on_draft: Callable[[str], None] | None = None,
) -> EditorState:
    """Show the editor and return what the reader did with it.

    The run request is kept until a rerun has come as far as this call, so no click is lost to
    a rerun that interrupts another. Act on it before the next call of Streamlit.

    Parameters
    ----------
    code
        The text to begin with: the saved draft, or the stub.
    key
        Of this editor, unique on the page. One for each exercise.
    labels
        All words that the editor shows.
    revision
        Another number replaces the reader's text by `code`; undo brings the old text back.
    markers
        What to say about which lines.
    language
        The language of the labels.
    busy
        Whether a run is under way: Run waits, and Cancel is offered.
    height
        Where the text begins to scroll, as a CSS length.
    on_draft
        Called with every draft that arrives, before the page's script runs. It also hears of
        the draft that is typed just before the reader goes to another page.
    """
    inbox = f"{key}/inbox"

    def draft_arrived() -> None:
        draft = read_draft(_sent(key, "draft"))
        if on_draft is not None and draft is not None and draft.revision == revision:
            on_draft(draft.code)

    def run_arrived() -> None:
        run = read_run(_sent(key, "run"))
        if run is not None:
            st.session_state[inbox] = run

    def cancel_arrived() -> None:
        if read_cancel(_sent(key, "cancel")):
            st.session_state[inbox] = "cancel"

    if key not in st.session_state:
        # The page was left and opened again: what was asked for then is asked no longer.
        st.session_state.pop(inbox, None)
    known = read_draft(_sent(key, "draft"))
    request = st.session_state.get(inbox)
    text = known.code if known is not None and known.revision == revision else code
    _component()(
        key=key,
        data={
            "code": text,
            "revision": revision,
            "saved": 0 if known is None else known.seq,
            "ran": request.seq if isinstance(request, RunRequest) else 0,
            "markers": [asdict(marker) for marker in markers],
            "language": language,
            "labels": _words(labels),
            "phrases": dict(labels.phrases),
            "busy": busy,
            "height": height,
            "limit": SIZE_LIMIT,
        },
        on_draft_change=draft_arrived,
        on_run_change=run_arrived,
        on_cancel_change=cancel_arrived,
    )
    # Taken only now: a rerun that was interrupted above leaves it to the next one.
    st.session_state.pop(inbox, None)
    run = request if isinstance(request, RunRequest) else None
    return EditorState(
        draft=text if run is None else run.code,
        run=run,
        cancel=request == "cancel",
    )


@cache
def _component() -> ComponentRenderer:
    # At the first call, not on import: Streamlit knows the packaged assets only when it runs.
    return st.components.v2.component("scratchgrad.editor", js="editor-*.js")


def _sent(key: str, name: str) -> object:
    state = st.session_state.get(key)
    return state.get(name) if isinstance(state, Mapping) else None


def _words(labels: EditorLabels) -> dict[str, str]:
    return {name: text for name, text in vars(labels).items() if name != "phrases"}
