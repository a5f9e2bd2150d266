"""A report as a learner reads it: the verdict, what we think happened, then the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import streamlit as st

from grader.clean import clean
from grader.message import Message, Translate
from grader.outcomes import OUTCOMES, verdict
from grader.report import CheckResult, Frame, Outcome, Report
from grader.ui import figures
from grader.ui.editor import Marker
from grader.ui.text import as_text, escape_markdown, fill, in_markdown, plain

_ICONS = {
    Outcome.PASSED: ":material/check_circle:",
    Outcome.FAILED: ":material/cancel:",
    Outcome.SKIPPED: ":material/radio_button_unchecked:",
    Outcome.NOT_ATTEMPTED: ":material/edit_note:",
    Outcome.ERROR: ":material/error:",
    Outcome.TIMEOUT: ":material/timer_off:",
    Outcome.MEMORY: ":material/memory:",
    Outcome.CRASHED: ":material/power_off:",
    Outcome.FORBIDDEN: ":material/block:",
    Outcome.INTERNAL_ERROR: ":material/build:",
}
_COLOURS = {
    Outcome.PASSED: "green",
    Outcome.SKIPPED: "gray",
    Outcome.NOT_ATTEMPTED: "gray",
    Outcome.INTERNAL_ERROR: "orange",
}


def show(report: Report, _: Translate) -> None:
    """Show a whole report."""
    _verdict(report, _)
    first = next(filter(_tells_something, report.checks), None)
    if report.diagnosis:
        _diagnosis(report, _)
    if report.message is not None:
        st.markdown(in_markdown(report.message, _))
        _trace(report.trace, _)
        _bullets(report.details, _)
    elif first is not None and first.message is not None and not report.diagnosis:
        st.subheader(as_text(_("What to look at first")), anchor=False)
        st.markdown(in_markdown(first.message, _))
    st.subheader(as_text(_("The checks")), anchor=False)
    with st.container(gap="xsmall", key="checks"):
        for check in report.checks:
            unfold = check is first and report.message is None and not report.diagnosis
            _check(check, _, unfold=unfold)
    _rest(report, _)


def markers(report: Report, _: Translate) -> tuple[Marker, ...]:
    """Return what to say at which line of the editor: the innermost line of each error."""
    found: dict[int, Marker] = {}
    for trace, words in _places(report):
        line = trace[-1].line if trace else 0
        if line > 0 and words is not None:
            found.setdefault(line, Marker(line, plain(words, _)))
    return tuple(found.values())


def _places(report: Report) -> Iterator[tuple[tuple[Frame, ...], Message | None]]:
    yield report.trace, report.message
    for check in report.checks:
        yield check.trace, check.message


def _tells_something(check: CheckResult) -> bool:
    return check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)


def _verdict(report: Report, _: Translate) -> None:
    said = verdict(report)
    line = fill(_(said.text), **{name: str(value) for name, value in said.values.items()})
    score = fill(_("{score} of {max_score} points"), score=report.score, max_score=report.max_score)
    box = {
        Outcome.PASSED: st.success,
        Outcome.NOT_ATTEMPTED: st.info,
        Outcome.SKIPPED: st.info,
        Outcome.INTERNAL_ERROR: st.warning,
    }.get(report.outcome, st.error)
    box(f"**{line}** {score}", icon=_ICONS[report.outcome])


def _diagnosis(report: Report, _: Translate) -> None:
    with st.container(border=True, key="diagnosis"):
        st.subheader(
            as_text(_("What we think happened")), anchor=False, icon=":material/lightbulb:"
        )
        several = len(report.diagnosis) > 1
        whole = all(found.complete for found in report.diagnosis)
        if several and not whole:
            st.markdown(as_text(_("Your code has more than one mistake:")))
        elif several:
            st.markdown(as_text(_("Each of these would give exactly what your code gave:")))
        for found in report.diagnosis:
            st.markdown(("- " if several else "") + as_text(_(found.explanation)))
        if not whole and not several:
            st.markdown(as_text(_("That explains most of it. Something else is wrong after that.")))


def _check(check: CheckResult, _: Translate, *, unfold: bool) -> None:
    points = fill(_("{points} of {max_points}"), points=check.points, max_points=check.max_points)
    word = as_text(_(OUTCOMES[check.outcome].text))
    icon = f":{_COLOURS.get(check.outcome, 'red')}[{_ICONS[check.outcome]}]"
    line = f"{icon} {as_text(_(check.title))} :gray[:small[{word} · {points}]]"
    if check.message is None and check.call is None:
        st.markdown(line)
        return
    with st.expander(line, expanded=unfold):
        if check.message is not None and not unfold:
            st.markdown(in_markdown(check.message, _))
        _values(check, _)
        if check.picture is not None:
            figures.show(check.picture, _)
        _trace(check.trace, _)
        _bullets(check.details, _)
        if check.hint:
            st.markdown(f":material/arrow_forward: {as_text(_(check.hint))}")


def _values(check: CheckResult, _: Translate) -> None:
    for label, value in (
        (_("called"), check.call),
        (_("returned"), check.actual),
        (_("expected"), check.expected),
    ):
        if value is not None:
            with st.container(gap="xxsmall"):
                st.caption(as_text(label))
                st.code(clean(value), language=None, wrap_lines=True)


def _trace(trace: Iterable[Frame], _: Translate) -> None:
    lines = [
        _place(frame, _) + "\n    " + frame.source.rstrip().replace("\n", "\n    ")
        for frame in trace
    ]
    if lines:
        with st.container(gap="xxsmall"):
            st.caption(as_text(_("These lines of yours were running:")))
            st.code(clean("\n".join(lines)), language=None, wrap_lines=True)


def _place(frame: Frame, _: Translate) -> str:
    if not frame.function:
        return _("line {line}").format(line=frame.line)
    return _("line {line}, in {function}").format(line=frame.line, function=frame.function)


def _bullets(details: Iterable[Message], _: Translate) -> None:
    text = "\n".join(f"- {in_markdown(detail, _)}" for detail in details)
    if text:
        st.markdown(text)


def _rest(report: Report, _: Translate) -> None:
    for note in report.notes:
        st.caption(f":material/info: {in_markdown(note, _)}")
    if report.stdout.strip():
        height: int | Literal["content"] = 300 if report.stdout.count("\n") > 12 else "content"
        with st.expander(as_text(_("What your code printed")), icon=":material/terminal:"):
            st.code(clean(report.stdout), language=None, wrap_lines=True, height=height)
    if report.isolation.level != "strict":
        lacking = [one.name for one in report.isolation.controls if one.state != "enforced"]
        words = as_text(_("Isolation is reduced on this computer. Not enforced:"))
        names = ", ".join(map(escape_markdown, lacking)) or "?"
        st.caption(f":material/gpp_maybe: {words} {names}")
