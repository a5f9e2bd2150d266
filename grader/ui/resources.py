"""What all sessions share: the course, the store, the worker processes."""

from __future__ import annotations

import streamlit as st

from grader.course import Course, load_course
from grader.service import Service
from grader.store import Store


@st.cache_resource(show_spinner=False)
def course() -> Course:
    """Return the course."""
    return load_course()


@st.cache_resource(show_spinner=False)
def service() -> Service:
    """Return the worker processes, already starting."""
    workers = Service()
    workers.warm()
    return workers


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the drafts and attempts."""
    return Store()
