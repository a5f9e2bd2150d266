"""Who is learning: one person at this computer, or the accounts of a login."""

from __future__ import annotations

import streamlit as st

from grader.message import Translate
from grader.ui.text import as_text

LOCAL = "local"


def has_login() -> bool:
    """Whether whoever set this page up asks for a login."""
    return "is_logged_in" in st.user  # without [auth] in the secrets there is no such key


def require_learner(_: Translate) -> str:
    """Return the learner's name; where a login is asked for, stop here until there is one."""
    if not has_login():
        return LOCAL
    name = st.user.get("email") or st.user.get("sub")
    if st.user.get("is_logged_in") and isinstance(name, str):
        return name
    st.title("scratchgrad", anchor=False)
    st.markdown(as_text(_("Log in, so that what you write is kept for you.")))
    if st.button(as_text(_("Log in")), key="login", type="primary", icon=":material/login:"):
        st.login()
    st.stop()
    return LOCAL  # never reached: stop() does not return
