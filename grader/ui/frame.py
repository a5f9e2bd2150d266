"""The page's frame: set-up, language, navigation, and the page that is shown in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from grader.course import Course, Entry
from grader.i18n import LANGUAGES, translator
from grader.message import Translate
from grader.store import Progress, StoreError
from grader.ui import about, exercise, learner, overview, resources
from grader.ui.instructor import gate
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

_LOOK = Path(__file__).resolve().parent / "look"
_NAMES = {"en": "English", "ko": "한국어"}


def run() -> None:
    """Show the course. Called by ``app.py`` on every rerun."""
    # A picture of our own: the browser would fetch Streamlit's icons from elsewhere.
    st.set_page_config(page_title="scratchgrad", page_icon=str(_LOOK / "mark.svg"), layout="wide")
    st.logo(str(_LOOK / "mark.svg"), size="large")
    st.html(_LOOK / "page.css")
    head = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    crumb = head.container(width="stretch")
    by_code = st.query_params.get("lang") in LANGUAGES
    language = _asked() if by_code else _language(head)
    _ = translator(language)
    if language == "ko":
        st.html(_LOOK / "korean.css")
    name = learner.require_learner(_)
    resources.service()  # its workers start while the reader reads
    course = resources.course()
    try:
        progress = resources.store().progress(name)
    except StoreError as error:
        st.error(in_markdown(error.message, _), icon=":material/database_off:")
        st.stop()
    pages: dict[str, st.Page] = {}
    reader = Reader(language, _, name, progress, pages)
    sections: dict[str, list[st.Page]] = {
        "": [
            st.Page(
                partial(overview.show, reader),
                title=_("Overview"),
                icon=":material/map:",
                url_path="overview",
                default=True,
            )
        ]
    }
    for chapter in course.chapters:
        for entry in chapter.entries:
            pages[entry.id] = st.Page(
                partial(exercise.show, entry, reader),
                title=reader.title(entry),
                icon=_icon(progress.get(entry.id)),
                url_path=f"{entry.chapter}-{entry.slug}",
            )
        sections[_(chapter.title)] = [pages[entry.id] for entry in chapter.entries]
    sections[""].append(
        st.Page(
            partial(about.show, reader),
            title=_("About"),
            icon=":material/shield:",
            url_path="about",
        )
    )
    if gate.passphrase():
        sections[""].append(
            st.Page(
                partial(_instructor, reader),
                title=_("Instructor"),
                icon=":material/school:",
                url_path="instructor",
            )
        )
    page = st.navigation(sections, position="top")
    if by_code:
        st.rerun()  # now that it is known on which page
    crumb.caption(as_text(_where(page, course, pages, _)))
    page.run()


def _instructor(reader: Reader) -> None:
    from grader.ui.instructor import page  # noqa: PLC0415 - most readers never need it

    page.show(reader)


def _asked() -> str:
    """Return the language that the address asks for by its code, ``?lang=ko``.

    Its widget knows labels only: it would strike out the code, and a reload would be in another
    language. So the address gets the label, and the widget has to come at the next run.
    """
    code = st.query_params["lang"]
    st.query_params["lang"] = _NAMES[code]
    st.session_state.pop("lang", None)
    return code


def _language(place: st.delta_generator.DeltaGenerator) -> str:
    """Return the language that was chosen; at first that of the address, or the browser's own.

    The widget reads its label from the address, and writes it there.
    """
    own = (st.context.locale or "en").partition("-")[0].lower()
    asked = st.query_params.get("lang", "")
    if "lang" not in st.session_state and asked not in _NAMES.values():
        st.session_state["lang"] = own if own in LANGUAGES else "en"
    chosen = place.segmented_control(
        "Language · 언어",
        LANGUAGES,
        format_func=lambda code: _NAMES[code],
        key="lang",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    return chosen if chosen in LANGUAGES else "en"


def _where(page: st.Page, course: Course, pages: dict[str, st.Page], _: Translate) -> str:
    """Return the line above the title: where in the course this page is."""
    entries: list[Entry] = list(course)
    for number, entry in enumerate(entries, start=1):
        if pages[entry.id] == page:
            chapter = next(one for one in course.chapters if one.slug == entry.chapter)
            return _("{chapter} · exercise {number} of {count}").format(
                chapter=_(chapter.title), number=number, count=len(entries)
            )
    return "scratchgrad"


def _icon(progress: Progress | None) -> str:
    if progress is None:
        return ":material/radio_button_unchecked:"
    return ":material/check_circle:" if progress.passed else ":material/edit:"
