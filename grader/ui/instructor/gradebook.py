"""The gradebook: sorted, filtered, and a way to each student's work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from grader.batch.book import Book, Cell, Filter, Row, chosen, mistake_key
from grader.batch.gradebook import State
from grader.message import Translate
from grader.report import Outcome
from grader.ui import resources
from grader.ui.instructor.bench import Bench
from grader.ui.instructor.showing import cell, ended, table
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill

_MANY = 15  # lines of the table that are seen at once


def show(book: Book, hand: Bench, reader: Reader) -> None:
    """Show the gradebook."""
    _ = reader.say
    with st.grid(3, min_column_width=200):
        hand.filter = _filter(book, hand, reader)
        outcomes = _shows_outcomes(_)
    rows = chosen(book, hand.filter)
    st.caption(
        fill(
            _("{shown} of {count} students. Choose a line to see the work."),
            shown=f"{len(rows):,}",
            count=f"{len(book.rows):,}",
        )
    )
    if not rows:
        st.info(as_text(_("Nobody fits this filter.")), icon=":material/filter_alt_off:")
        return
    picked = _table(book, rows, hand, reader, outcomes=outcomes)
    named = st.selectbox(
        as_text(_("Or choose a student by name")),
        rows,
        index=None,
        format_func=called,
        key=f"instructor/pick/{hand.turn}",
        placeholder=_("Type a name"),
    )
    row = named if named is not None else picked
    if row is not None:
        hand.student = row.student
        hand.turn += 1
        st.rerun()


def called(row: Row) -> str:
    """Return what to call a student in a list."""
    return cell(row.name if row.name == row.student else f"{row.name} ({row.student})")


def said(one: Cell, _: Translate) -> str:
    """Return how a mark came about, in a word or two."""
    if one.outcome is not None:
        return ended(one.outcome, _)
    return _("not handed in") if one.state is State.MISSING else _("not graded yet")


def _filter(book: Book, hand: Bench, reader: Reader) -> Filter:
    _ = reader.say
    titles = titles_of(book, reader)
    sections = sorted({row.section for row in book.rows} - {""})
    kinds = _kinds(book, _)
    named = _mistakes(book, titles, reader)
    was, turn = hand.filter, hand.turn
    text = st.text_input(as_text(_("Name or key")), value=was.text, key=f"instructor/text/{turn}")
    section = was.section
    if sections:
        section = _choice(_("Section"), {one: cell(one) for one in sections}, section, turn, _)
    exercise = _choice(_("Exercise"), titles, was.exercise, turn, _)
    what = _choice(_("How it ended"), kinds, was.what, turn, _)
    mistake = was.mistake
    if named:
        mistake = _choice(_("Mistake"), named, mistake, turn, _)
    return Filter(text, section, exercise, what, mistake)


def _shows_outcomes(_: Translate) -> bool:
    words = {"points": _("points"), "outcomes": _("how it ended")}
    return (
        st.selectbox(
            as_text(_("Show in the table")),
            list(words),
            format_func=lambda name: words[name],
            key=f"instructor/outcomes/{words['points']}",  # the browser keeps the words
        )
        == "outcomes"
    )


def _choice(label: str, options: Mapping[str, str], now: str, turn: int, _: Translate) -> str:
    """Ask for one of some keys; empty for any."""
    keys = ["", *options]
    found = st.selectbox(
        as_text(label),
        keys,
        index=keys.index(now) if now in keys else 0,
        format_func=lambda key: options.get(key) or _("any"),
        key=f"instructor/filter/{label}/{turn}",
    )
    return found or ""


def titles_of(book: Book, reader: Reader) -> dict[str, str]:
    """Return the titles of the assignment's exercises, by id."""
    by_id = resources.course().by_id
    return {
        one.exercise: reader.title(by_id[one.exercise]) if one.exercise in by_id else one.exercise
        for one in book.plan.assignment.asked
    }


def _kinds(book: Book, _: Translate) -> dict[str, str]:
    found = {one.value: ended(one, _) for one in Outcome if one in book.summary.outcomes}
    cells = [one for row in book.rows for one in row.cells]
    for state, words in (
        (State.MISSING, _("not handed in")),
        (State.WAITING, _("not graded yet")),
    ):
        if any(one.state is state for one in cells):
            found[state.value] = words
    if any(one.late for one in cells):
        found["late"] = _("late")
    return found


def _mistakes(book: Book, titles: Mapping[str, str], reader: Reader) -> dict[str, str]:
    return {
        mistake_key(
            one.exercise, one.mistake
        ): f"{titles.get(one.exercise, one.exercise)} ({one.count}): "
        f"{' '.join(reader.say(one.explanation).split())}"
        for one in book.summary.mistakes
    }


def _table(
    book: Book, rows: list[Row], hand: Bench, reader: Reader, *, outcomes: bool
) -> Row | None:
    _ = reader.say
    possible = book.plan.assignment.points
    columns: dict[str, Iterable[object]] = {"student": [cell(row.student) for row in rows]}
    config: dict[str, object] = {
        "student": st.column_config.TextColumn(_("Student"), pinned=True, width=140),
    }
    if any(row.name != row.student for row in rows):
        columns["name"] = [cell(row.name) for row in rows]
        config["name"] = st.column_config.TextColumn(_("Name"), width=160)
    columns["total"] = [row.total for row in rows]
    config["total"] = st.column_config.ProgressColumn(
        _("Points of {points}").format(points=f"{possible:g}"),
        min_value=0,
        max_value=possible or 1,
        format="%.4g",
        width=130,
    )
    if any(row.section for row in rows):
        columns["section"] = [cell(row.section) for row in rows]
        config["section"] = st.column_config.TextColumn(_("Section"), width="small")
    if not all(row.known for row in rows):
        columns["open"] = ["" if row.known else _("open") for row in rows]
        config["open"] = st.column_config.TextColumn(_("Still open"), width="small")
    for place, (exercise, title) in enumerate(titles_of(book, reader).items()):
        if outcomes:
            columns[exercise] = [said(row.cells[place], _) for row in rows]
            config[exercise] = st.column_config.TextColumn(title)
        else:
            columns[exercise] = [row.cells[place].points for row in rows]
            config[exercise] = st.column_config.NumberColumn(title, format="%.4g")
    event = table(
        columns,
        _("The gradebook: a line for each student, with points for each exercise"),
        most=_MANY,
        column_config=config,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        key=f"instructor/table/{hand.turn}/{outcomes}",
    )
    picked = event.selection.rows
    return rows[picked[0]] if picked and picked[0] < len(rows) else None
