"""One student's work: the code as it was graded, and the feedback as they see it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from grader.batch.book import Book, chosen, read_student
from grader.batch.gradebook import Line, Mark, State
from grader.batch.intake import Unreadable, program
from grader.batch.model import Handed, Show
from grader.batch.outputs.showing import shown as as_shown
from grader.batch.outputs.spreadsheet import number
from grader.batch.results import ResultsError
from grader.clean import clean
from grader.message import Message
from grader.ui import feedback
from grader.ui.instructor.bench import Bench
from grader.ui.instructor.gradebook import titles_of
from grader.ui.instructor.showing import cell, ended, name_of, table
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill, in_markdown
from grader.ui.times import shown

_LONGEST = 100_000  # characters of a program that are shown


def show(folder: Path, book: Book, hand: Bench, reader: Reader) -> None:
    """Show the work of the student in hand."""
    _ = reader.say
    try:
        line = read_student(folder, book.plan, hand.student)
    except ResultsError as error:
        st.error(in_markdown(error.message, _), icon=":material/error:")
        return
    _ways(book, hand, reader)
    if line is None:
        return
    _head(line, book, reader)
    titles = titles_of(book, reader)
    marks = {mark.asked.exercise: mark for mark in line.marks}
    first = hand.filter.exercise or next(
        (mark.asked.exercise for mark in line.marks if mark.graded is not None), None
    )
    exercise = st.selectbox(
        as_text(_("Exercise")),
        list(marks),
        index=list(marks).index(first) if first in marks else 0,
        format_func=lambda one: f"{titles[one]} · {_standing(marks[one], reader)}",
        key=f"instructor/exercise/{hand.turn}/{reader.language}",
    )
    _mark(marks[exercise], reader)
    _older(exercise, book, hand, reader)
    graded = marks[exercise].graded
    if graded is None:
        return
    code, told = st.columns([5, 6], gap="large")
    with code:
        st.subheader(as_text(_("The code")), anchor=False)
        _code(graded.handed, graded.handed.remarks, graded.source, reader)
    with told:
        show_to = book.plan.assignment.show
        if show_to is not Show.FULL:
            st.caption(as_text(_("Students see only this part of the feedback.")))
        feedback.show(as_shown(graded.report, show_to), _)


def _ways(book: Book, hand: Bench, reader: Reader) -> None:
    """Offer the way back, and those to the students before and after in the filtered list."""
    _ = reader.say
    order = [row.student for row in chosen(book, hand.filter)]
    at = order.index(hand.student) if hand.student in order else -1
    to: str | None = None
    with st.container(horizontal=True):
        if st.button(as_text(_("Gradebook")), key="instructor/book", icon=":material/table:"):
            to = ""
        if st.button(
            as_text(_("Previous")),
            key="instructor/previous",
            icon=":material/chevron_left:",
            disabled=at <= 0,
        ):
            to = order[at - 1]
        if st.button(
            as_text(_("Next one")),
            key="instructor/next",
            icon=":material/chevron_right:",
            icon_position="right",
            disabled=not 0 <= at < len(order) - 1,
        ):
            to = order[at + 1]
    if to is not None:
        hand.student = to
        hand.turn += 1
        st.rerun()


def _head(line: Line, book: Book, reader: Reader) -> None:
    _ = reader.say
    st.header(name_of(line.name), anchor=False)
    parts = [] if line.name == line.student else [name_of(line.student)]
    if line.section:
        parts.append(f"{as_text(_('Section'))} {name_of(line.section)}")
    if book.plan.roster and not line.on_roster:
        parts.append(as_text(_("not on the class list")))
    parts.append(
        fill(
            _("{score} of {max_score} points"),
            score=number(line.total),
            max_score=number(book.plan.assignment.points),
        )
    )
    if not line.known:
        parts.append(as_text(_("some are still open")))
    st.markdown(" · ".join(parts))


def _standing(mark: Mark, reader: Reader) -> str:
    _ = reader.say
    if mark.graded is None:
        return _("not handed in") if mark.state is State.MISSING else _("not graded yet")
    word = ended(mark.graded.report.outcome, _)
    return f"{word} · {number(mark.points)}/{number(mark.asked.points)}"


def _mark(mark: Mark, reader: Reader) -> None:
    _ = reader.say
    if mark.graded is None:
        st.info(as_text(_standing(mark, reader)), icon=":material/info:")
        return
    parts = [
        fill(
            _("{score} of {max_score} points"),
            score=number(mark.points) if mark.known else "–",
            max_score=number(mark.asked.points),
        )
    ]
    if mark.days_late:
        parts.append(fill(_("days late: {days}"), days=mark.days_late))
    if mark.lost:
        parts.append(fill(_("lost by lateness: {points}"), points=number(mark.lost)))
    if mark.graded.handed.submitted is not None:
        moment = shown(mark.graded.handed.submitted)
        parts.append(fill(_("handed in {moment}"), moment=moment))
    st.markdown(f"**{parts[0]}**" + "".join(f" · {part}" for part in parts[1:]))


def _code(handed: Handed, remarks: Iterable[Message], source: bytes, reader: Reader) -> None:
    _ = reader.say
    st.caption(escape_markdown(handed.place.name))
    for remark in remarks:
        st.caption(f":material/edit: {in_markdown(remark, _)}")
    text = clean(source[: 4 * _LONGEST].decode("utf-8", "replace"))
    if text.strip():
        st.code(text[:_LONGEST], language="python", line_numbers=True, wrap_lines=True)
    if len(text) > _LONGEST:
        st.caption(as_text(_("It is longer than that; this is its beginning.")))


def _older(exercise: str, book: Book, hand: Bench, reader: Reader) -> None:
    """List what the same student handed in before; it is on record, and not graded."""
    _ = reader.say
    older: list[Handed] = [
        one
        for one in book.plan.intake.superseded
        if one.student == hand.student and one.exercise == exercise
    ]
    if not older:
        return
    title = _("Older hand-ins, kept on record and not graded")
    with st.expander(f"{as_text(title)}: {len(older)}", icon=":material/history:"):
        table(
            {
                _("Attempt"): [one.attempt for one in older],
                _("File"): [cell(one.place.name) for one in older],
                _("Handed in"): [shown(one.submitted) for one in older],
            },
            title,
        )
        picked = st.selectbox(
            as_text(_("Show the code of an older one")),
            older,
            index=None,
            format_func=lambda one: f"{one.attempt} · {cell(one.place.name)}",
            key=f"instructor/older/{hand.turn}/{exercise}",
            placeholder=_("Choose an attempt"),
        )
        if picked is not None:
            _older_code(picked, reader)


def _older_code(handed: Handed, reader: Reader) -> None:
    """Show a program that was not graded: it is not among the results, and read where it lies."""
    try:
        source, remarks = program(handed)
    except Unreadable as error:
        st.warning(in_markdown(error.message, reader.say), icon=":material/info:")
        return
    _code(handed, (*handed.remarks, *remarks), source, reader)
