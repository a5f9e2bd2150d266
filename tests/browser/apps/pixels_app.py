"""A page for the grid's browser tests: what is drawn is printed below it."""

from __future__ import annotations

import json

import streamlit as st

from grader.ui.pixels import pixel_grid

hard = pixel_grid("Draw", rows=3, columns=4, levels=2, key="hard", _=lambda text: text)
soft = pixel_grid("Draw softly", rows=8, columns=8, levels=17, key="soft", _=lambda text: text)
runs = st.session_state.get("runs", 0) + 1
st.session_state["runs"] = runs
st.code(json.dumps(hard))
st.code(json.dumps([round(sum(map(sum, soft)), 3), max(map(max, soft))]))
st.button("Again")
st.write(f"runs: {runs}")
