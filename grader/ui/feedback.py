"""A report, as a learner reads it: the verdict, the mistake's name, then everything else folded."""

from __future__ import annotations

import streamlit as st

from grader.clean import clean
from grader.report import CheckResult, Frame, Outcome, Report
from grader.ui.editor import Marker
from grader.ui.reader import Reader
from grader.ui.text import as_text, in_markdown

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
_COLOURS = {Outcome.PASSED: "green", Outcome.SKIPPED: "gray", Outcome.NOT_ATTEMPTED: "blue"}


def outcome_words(outcome: Outcome, reader: Reader) -> str:
    """Return the word for an outcome in the reader's language."""
    _ = reader.say
    return {
        Outcome.PASSED: _("passed"),
        Outcome.FAILED: _("not right yet"),
        Outcome.SKIPPED: _("not run yet"),
        Outcome.NOT_ATTEMPTED: _("not written yet"),
        Outcome.ERROR: _("an error"),
        Outcome.TIMEOUT: _("time-out"),
        Outcome.MEMORY: _("out of memory"),
        Outcome.CRASHED: _("the process ended"),
        Outcome.FORBIDDEN: _("asked for something closed"),
        Outcome.INTERNAL_ERROR: _("our fault"),
    }[outcome]


def show(report: Report, reader: Reader) -> None:
    """Show a whole report."""
    _ = reader.say
    failing = next((one for one in report.checks if one.message is not None), None)
    _headline(report, reader)
    if report.diagnosis:
        st.markdown(f"**{as_text(_('What we think happened'))}**")
        for found in report.diagnosis:
            for paragraph in _(found.explanation).split("\n\n"):
                st.markdown(as_text(paragraph))
    if report.message is not None:
        st.markdown(in_markdown(report.message, _))
        _trace(report.trace, reader)
        for detail in report.details:
            st.markdown(in_markdown(detail, _))
    elif failing is not None:
        _primary(failing, reader, folded=bool(report.diagnosis))
    _checks(report, failing, reader)
    for note in report.notes:
        st.caption(in_markdown(note, _))
    if report.stdout:
        with st.expander(as_text(_("What your code printed")), icon=":material/terminal:"):
            st.code(clean(report.stdout), language=None, wrap_lines=True)
    if report.isolation.level != "strict":
        words = _("Isolation is reduced on this machine: run only code you trust.")
        st.caption(f":material/gpp_maybe: {as_text(words)}")


def markers(report: Report, reader: Reader) -> tuple[Marker, ...]:
    """Return what to say at which line of the editor."""
    places = [(report.trace, report.message)]
    places += [(check.trace, check.message) for check in report.checks]
    found: dict[int, Marker] = {}
    for trace, message in places:
        if trace and message is not None and trace[-1].line > 0:
            words = clean(message.render(reader.say))
            found.setdefault(trace[-1].line, Marker(trace[-1].line, words))
    return tuple(found.values())


def _headline(report: Report, reader: Reader) -> None:
    _ = reader.say
    score = _("{score} of {max_score} points").format(
        score=report.score, max_score=report.max_score
    )
    if report.passed:
        words = _("Passed: every check holds.")
        st.success(f"**{as_text(words)}** {as_text(score)}", icon=":material/check_circle:")
    elif report.outcome is Outcome.NOT_ATTEMPTED:
        words = _("Nothing to judge yet: the stub is still there.")
        st.info(f"**{as_text(words)}** {as_text(score)}", icon=_ICONS[report.outcome])
    elif report.outcome is Outcome.INTERNAL_ERROR:
        words = _("The grader failed, not you. Your code is saved.")
        st.warning(f"**{as_text(words)}**", icon=_ICONS[report.outcome])
    else:
        words = {
            Outcome.FAILED: _("Not right yet."),
            Outcome.ERROR: _("Your code raised an error."),
            Outcome.TIMEOUT: _("Time-out: your code did not finish."),
            Outcome.MEMORY: _("Your code ran out of memory."),
            Outcome.CRASHED: _("Your code ended its own process."),
            Outcome.FORBIDDEN: _("Your code asked for something that is closed here."),
        }.get(report.outcome, _("Not right yet."))
        st.error(f"**{as_text(words)}** {as_text(score)}", icon=_ICONS[report.outcome])


def _primary(check: CheckResult, reader: Reader, *, folded: bool) -> None:
    _ = reader.say
    assert check.message is not None
    if not folded:
        st.markdown(in_markdown(check.message, _))
        _values(check, reader)
        return
    with st.expander(as_text(_("Where it shows")), icon=":material/search:"):
        st.markdown(in_markdown(check.message, _))
        _values(check, reader)


def _values(check: CheckResult, reader: Reader) -> None:
    _ = reader.say
    if check.call is not None:
        shown = [(_("called"), check.call)]
        shown += [(_("returned"), check.actual)] if check.actual is not None else []
        shown += [(_("expected"), check.expected)] if check.expected is not None else []
        for label, value in shown:
            st.caption(as_text(label))
            st.code(clean(value), language="python", wrap_lines=True)
    _trace(check.trace, reader)
    for detail in check.details:
        st.markdown("- " + in_markdown(detail, _))
    if check.hint:
        st.markdown(f":material/lightbulb: {as_text(_(check.hint))}")


def _trace(trace: tuple[Frame, ...], reader: Reader) -> None:
    if not trace:
        return
    _ = reader.say
    lines = [
        f"{_('line')} {frame.line}{f', {frame.function}' if frame.function else ''}: {frame.source}"
        for frame in trace
    ]
    st.code(clean("\n".join(lines)), language=None, wrap_lines=True)


def _checks(report: Report, primary: CheckResult | None, reader: Reader) -> None:
    _ = reader.say
    st.markdown(f"**{as_text(_('The checks'))}**")
    for check in report.checks:
        points = f"{check.points}/{check.max_points}"
        title = as_text(_(check.title))
        colour = _COLOURS.get(check.outcome, "red")
        words = as_text(outcome_words(check.outcome, reader))
        line = f":{colour}[{_ICONS[check.outcome]}] {title} :gray[({words}, {points})]"
        if check.message is None or check is primary:
            st.markdown(line)
            continue
        with st.expander(line):
            st.markdown(in_markdown(check.message, _))
            _values(check, reader)
