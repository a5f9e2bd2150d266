"""Two pages for the editor's browser tests: what the editor returns is printed below it."""

from __future__ import annotations

import time

import streamlit as st

from grader.ui.editor import PHRASES, EditorLabels, Marker, code_editor

STUB = '''\
import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-x)) for every element of `x`, an array of any shape."""
    # 시그모이드: write it here
    raise NotImplementedError


print(sigmoid(np.array([0.0, 2.0])), "done", 3.14)
'''

LABELS = {
    "en": EditorLabels(
        name="Your code for sigmoid",
        run="Run",
        running="Running",
        cancel="Cancel",
        run_hint="{keys} runs",
        leave_hint="Esc then Tab leaves",
        saved="Saved",
        saving="Saving",
        too_long="Too long to be saved or run",
    ),
    "ko": EditorLabels(
        name="시그모이드 코드",
        run="실행",
        running="실행 중",
        cancel="취소",
        run_hint="{keys}로 실행",
        leave_hint="Esc 다음 Tab으로 나가기",
        saved="저장됨",
        saving="저장 중",
        too_long="너무 길어서 저장하거나 실행할 수 없어요",
        phrases={"Find": "찾기", "next": "다음"},
    ),
}

assert "Find" in PHRASES


def store(draft: str) -> None:
    st.session_state["store"] = draft


def editor_page() -> None:
    memory = st.session_state
    memory["reruns"] = memory.get("reruns", 0) + 1
    st.title("Sigmoid")
    st.button("Rerun")
    if st.button("Reset"):
        memory["store"] = STUB
        memory["revision"] = memory.get("revision", 0) + 1
    marked = st.checkbox("Markers")
    slow = st.checkbox("Slow run")
    language = "ko" if st.checkbox("Korean") else "en"
    markers = [
        Marker(6, "NameError: name 'math' is not defined.\nDid you mean np.exp?"),
        Marker(9, "This line is never reached.", "warning"),
        Marker(99, "Beyond the end.", "info"),
    ]
    state = code_editor(
        memory.get("store", STUB),
        key="code",
        labels=LABELS[language],
        revision=memory.get("revision", 0),
        markers=markers if marked else (),
        language=language,
        busy=memory.get("busy", False),
        on_draft=store,
    )
    if state.run is not None:
        memory["runs"] = [*memory.get("runs", []), state.run]
        if slow:
            memory["busy"] = True
            st.rerun()
    if state.cancel:
        memory["busy"] = False
        memory["cancels"] = memory.get("cancels", 0) + 1
        st.rerun()
    runs = memory.get("runs", [])
    st.text(f"reruns: {memory['reruns']}")
    st.text(f"runs: {len(runs)}")
    st.text(f"cancels: {memory.get('cancels', 0)}")
    st.text(f"draft length: {len(state.draft)}")
    st.code(state.draft, language=None)
    if runs:
        st.text("last run:")
        st.code(runs[-1].code, language=None)
    st.text(f"settled: {time.monotonic_ns()}")


def other_page() -> None:
    st.title("Elsewhere")
    st.code(st.session_state.get("store", "nothing"), language=None)


st.set_page_config(layout="wide")
st.navigation(
    [
        st.Page(editor_page, title="Editor", url_path="editor", default=True),
        st.Page(other_page, title="Other", url_path="other"),
    ],
    position="top",
).run()
