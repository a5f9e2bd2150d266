"""The class at a glance: how the points fall, what went wrong, and which checks are hardest."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from grader.batch.book import Book, Filter, mistake_key
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.summary import Mistake, Named, NamedList, Summary
from grader.clean import clean
from grader.message import Translate
from grader.report import Outcome
from grader.ui import figures
from grader.ui.figures import Bar
from grader.ui.instructor.bench import Bench
from grader.ui.instructor.gradebook import titles_of
from grader.ui.instructor.showing import cell, ended, name_of, table
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill, plain

_MISTAKES = 12
_CHECKS = 10


def show(book: Book, hand: Bench, reader: Reader) -> None:
    """Show what the class understood, and what it did not."""
    _ = reader.say
    found = book.summary
    titles = titles_of(book, reader)
    _numbers(found, _)
    if not found.programs:
        st.info(as_text(_("Nothing has been graded yet.")), icon=":material/info:")
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(as_text(_("How the points fall")), anchor=False)
        figures.distribution(
            found.distribution,
            x=_("points, in percent"),
            y=_("students"),
            alt=_distribution(found, _),
        )
    with right:
        st.subheader(as_text(_("How programs ended")), anchor=False)
        figures.ranking(_outcomes(found.outcomes, _), alt=_("How programs ended, by count"))
    st.header(as_text(_("The most common mistakes")), anchor=False)
    _mistakes(found, titles, hand, reader)
    st.header(as_text(_("The hardest checks")), anchor=False)
    _checks(found, titles, reader)
    _troubles(found, titles, hand, reader)
    _isolation(found, reader)


def _numbers(found: Summary, _: Translate) -> None:
    possible = number(found.possible)
    numbers = [
        (_("Students"), f"{found.students:,}"),
        (_("Handed in something"), f"{found.handed_in:,}"),
        (_("Mean"), "–" if found.mean is None else f"{found.mean:.4g} / {possible}"),
        (_("Median"), "–" if found.median is None else f"{found.median:.4g} / {possible}"),
        (_("Programs that passed"), f"{found.passed:,} / {found.programs:,}"),
    ]
    with st.container(horizontal=True, gap="medium"):
        for label, value in numbers:
            st.metric(as_text(label), value, width="content")


def _distribution(found: Summary, _: Translate) -> str:
    """Return the histogram in words."""
    size = 100 // max(len(found.distribution), 1)
    parts = (
        f"{at * size}–{(at + 1) * size} %: {count}" for at, count in enumerate(found.distribution)
    )
    words = _("How many students reached which part of the points.")
    return f"{words} {', '.join(parts)}"


def _outcomes(outcomes: Mapping[Outcome, int], _: Translate) -> list[Bar]:
    total = sum(outcomes.values()) or 1
    ranked = sorted(outcomes.items(), key=lambda one: -one[1])
    return [
        Bar(ended(outcome, _), count, f"{count:,} ({count / total:.0%})")
        for outcome, count in ranked
    ]


def _mistakes(found: Summary, titles: Mapping[str, str], hand: Bench, reader: Reader) -> None:
    _ = reader.say
    named = found.mistakes[:_MISTAKES]
    if not named:
        st.caption(as_text(_("No known mistake was named.")))
        return
    figures.ranking(
        [Bar(_told(one, titles, _), one.count, f"{one.count:,}") for one in named],
        alt=_("How many programs show each of the most common mistakes"),
    )
    at = st.selectbox(
        as_text(_("Look at one")),
        range(len(named)),
        index=None,
        format_func=lambda place: f"{named[place].count} · {_told(named[place], titles, _)}",
        key=f"instructor/mistake/{hand.turn}/{reader.language}",
        placeholder=_("Choose a mistake"),
    )
    if at is not None:
        _example(named[at], titles, hand, reader)
    if found.unnamed:
        with st.expander(as_text(_("Without a name: what else was told most often"))):
            shown_ones = found.unnamed[:_MISTAKES]
            table(
                {
                    _("Count"): [one.count for one in shown_ones],
                    _("Exercise"): [titles.get(one.exercise, one.exercise) for one in shown_ones],
                    _("What was told"): [cell(_words(one, _)) for one in shown_ones],
                },
                _("What was told most often where no mistake was named"),
            )


def _told(one: Mistake, titles: Mapping[str, str], _: Translate) -> str:
    return f"{titles.get(one.exercise, one.exercise)}: {_words(one, _)}"


def _words(one: Mistake, _: Translate) -> str:
    if one.explanation:
        return " ".join(_(one.explanation).split())
    return "" if one.example.message is None else plain(one.example.message, _)


def _example(one: Mistake, titles: Mapping[str, str], hand: Bench, reader: Reader) -> None:
    _ = reader.say
    with st.container(border=True):
        st.markdown(f"**{as_text(titles.get(one.exercise, one.exercise))}**")
        st.markdown(as_text(_words(one, _)))
        example = one.example
        st.caption(f"{as_text(_('For example:'))} {name_of(example.student)}")
        st.code(
            clean(example.source[:20_000].decode("utf-8", "replace")),
            language="python",
            line_numbers=True,
            height=300,
        )
        if st.button(as_text(_("Who made it")), key="instructor/who", icon=":material/group:"):
            key = mistake_key(one.exercise, one.mistake)
            hand.filter = Filter(exercise=one.exercise, mistake=key)
            hand.turn += 1  # and so the gradebook is what is looked at
            st.rerun()


def _checks(found: Summary, titles: Mapping[str, str], reader: Reader) -> None:
    _ = reader.say
    hardest = found.hardest[:_CHECKS]
    if not hardest:
        st.caption(as_text(_("Every check held for everybody.")))
        return
    figures.ranking(
        [
            Bar(
                f"{titles.get(one.exercise, one.exercise)}: {_(one.title)}",
                one.wrong,
                _("{wrong} of {tried} went wrong").format(wrong=one.wrong, tried=one.tried),
            )
            for one in hardest
        ],
        alt=_("How many programs went wrong at each of the hardest checks"),
    )


def _troubles(found: Summary, titles: Mapping[str, str], hand: Bench, reader: Reader) -> None:
    _ = reader.say
    lists = (
        (_("Time-outs, errors and the like"), found.faults),
        (_("Still open"), found.open),
        (_("Late"), found.late),
        (_("On the list, and nothing handed in"), found.nothing),
        (_("Handed in, and not on the list"), found.not_on_roster),
    )
    if any(one.count for __, one in lists):
        st.header(as_text(_("To look at")), anchor=False)
    for title, named in lists:
        if named.count:
            with st.expander(f"{as_text(title)}: {named.count:,}"):
                _named(title, named, titles, reader)


def _named(title: str, named: NamedList, titles: Mapping[str, str], reader: Reader) -> None:
    _ = reader.say
    columns = {
        _("Student"): [cell(one.student) for one in named.shown],
        _("Exercise"): [titles.get(one.exercise, one.exercise) for one in named.shown],
        _("What happened"): [_happened(one, _) for one in named.shown],
    }
    table({name: values for name, values in columns.items() if any(values)}, title)
    if named.count > len(named.shown):
        st.caption(fill(_("The first {count} of them."), count=len(named.shown)))


def _happened(one: Named, _: Translate) -> str:
    parts = [] if one.outcome is None else [ended(one.outcome, _)]
    if one.message is not None:
        parts.append(plain(one.message, _))
    if one.days_late:
        parts.append(_("days late: {days}").format(days=one.days_late))
    return cell(" · ".join(parts))


def _isolation(found: Summary, reader: Reader) -> None:
    _ = reader.say
    st.header(as_text(_("How programs were shut in")), anchor=False)
    for (level, lacking), count in found.isolation.items():
        if level == "strict":
            st.success(
                fill(_("Strict, every denial proven: {count} programs."), count=f"{count:,}"),
                icon=":material/verified_user:",
            )
        else:
            words = fill(_("Reduced: {count} programs. Not enforced:"), count=f"{count:,}")
            names = ", ".join(map(escape_markdown, lacking)) or "?"
            st.warning(f"{words} {names}", icon=":material/gpp_maybe:")
