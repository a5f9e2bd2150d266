"""A report for a person at a terminal: what to read first, first.

Everything that a learner's program had a hand in is printed as plain text after `clean`; none of
it is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.clean import clean
from grader.i18n import translator
from grader.message import Message, Translate, message
from grader.outcomes import OUTCOMES
from grader.report import CheckResult, Frame, Isolation, Outcome, Report

_WIDEST = 100
_PRINTED_LINES = 20  # of what the program printed
_MARKS = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.SKIPPED: ("·", "dim"),
    Outcome.NOT_ATTEMPTED: ("○", "yellow"),
    Outcome.INTERNAL_ERROR: ("!", "magenta"),
}
_FAILED = ("✗", "red")
_SAID_BY_MARK = (Outcome.PASSED, Outcome.FAILED)


def terminal(*, stderr: bool = False) -> Console:
    """Return standard output (or error): with colour on a terminal, plain when piped."""
    console = _Terminal(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal or console.width > _WIDEST:
        console.width = _WIDEST
    return console


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Let `main` say what it means that the reader left; rich would exit with 1."""
        raise BrokenPipeError


def show_report(report: Report, title: str, language: str, console: Console) -> None:
    """Print a report.

    Parameters
    ----------
    title
        The exercise's title in the reader's language.
    """
    console.print(Group(*_Words(translator(language)).report(report, title)))


class _Words:
    """The parts of a report in one language."""

    def __init__(self, translate: Translate) -> None:
        self._ = translate

    def report(self, report: Report, title: str) -> Iterator[RenderableType]:
        _ = self._
        yield Text.assemble((title, "bold"), (f"  {report.exercise}", "dim"))
        yield ""
        if report.diagnosis:
            yield Text(_("What we think happened"), "bold yellow")
            whole = all(found.complete for found in report.diagnosis)
            several = len(report.diagnosis) > 1
            if several and not whole:
                yield _under(_("Your code has more than one mistake:"))
            for found in report.diagnosis:
                yield _under(Text(_(found.explanation).replace("\n", " ")))
            if not whole and not several:
                yield _under(_("That explains most of it. Something else is wrong after that."))
            yield ""
        if report.message is not None:
            yield Text.assemble((f"{_FAILED[0]} ", _FAILED[1]), self._say(report.message))
            yield from self._more(report.details)
            yield from map(_under, self._trace(report.trace))
            yield ""
        else:
            first = next((one for one in report.checks if _tells_something(one)), None)
            if first is not None:
                yield from self._primary(first)
                yield ""
            yield self._checks(report.checks)
            yield ""
        yield from self._rest(report)
        yield self._score(report)

    def _primary(self, check: CheckResult) -> Iterator[RenderableType]:
        _ = self._
        mark, colour = _MARKS.get(check.outcome, _FAILED)
        yield Text.assemble((f"{mark} ", colour), (_(check.title), "bold"))
        if check.message is not None:
            yield _under(self._say(check.message))
        values = Table.grid(padding=(0, 2))
        for label, value in (
            (_("called"), check.call),
            (_("returned"), check.actual),
            (_("expected"), check.expected),
        ):
            if value is not None:
                values.add_row(Text(label, "dim"), Text(clean(value)))
        if values.row_count:
            yield _under(values)
        yield from map(_under, self._trace(check.trace))
        yield from self._more(check.details)
        if check.hint:
            yield _under(Text.assemble((_("Next step:"), "bold"), " ", _(check.hint)))

    def _more(self, details: Iterable[Message]) -> Iterator[RenderableType]:
        for detail in details:
            yield _under(Text.assemble(("– ", "dim"), self._say(detail)))

    def _trace(self, frames: Iterable[Frame]) -> Iterator[Text]:
        for frame in frames:
            where = message("line {line}", line=frame.line)
            if frame.function:
                where = message(
                    "line {line}, in {function}", line=frame.line, function=frame.function
                )
            first, *caret = clean(frame.source.rstrip()).split("\n")
            head = f"{self._say(where)}  "
            yield Text.assemble((head, "dim"), first)
            yield from (Text(" " * len(head) + line) for line in caret)

    def _checks(self, checks: Iterable[CheckResult]) -> Table:
        table = Table.grid(padding=(0, 1))
        table.add_column()
        table.add_column(ratio=1)
        table.add_column(justify="right", no_wrap=True)
        for check in checks:
            mark, colour = _MARKS.get(check.outcome, _FAILED)
            title = Text(self._(check.title))
            if check.outcome not in _SAID_BY_MARK:
                title.append(f"  ({self._say(OUTCOMES[check.outcome])})", "dim")
            table.add_row(
                Text(mark, colour), title, Text(f"{check.points}/{check.max_points}", "dim")
            )
        return table

    def _rest(self, report: Report) -> Iterator[RenderableType]:
        _ = self._
        printed = clean(report.stdout).rstrip("\n")
        if printed:
            lines = printed.split("\n")
            yield Text(_("Your program printed:"), "dim")
            for line in lines[:_PRINTED_LINES]:
                yield _under(Text(line))
            if len(lines) > _PRINTED_LINES:
                left = message("… and {count} more lines", count=len(lines) - _PRINTED_LINES)
                yield _under(Text(self._say(left), "dim"))
            yield ""
        for note in report.notes:
            yield Text.assemble((_("Note:"), "dim"), " ", self._say(note))
        if report.isolation.level != "strict":
            yield Text(self._say(reduced(report.isolation)), "yellow")
        if report.notes or report.isolation.level != "strict":
            yield ""

    def _score(self, report: Report) -> Text:
        _ = self._
        score = message(
            "Score: {score} of {max_score}", score=report.score, max_score=report.max_score
        )
        line = Text(self._say(score), "bold green" if report.passed else "bold")
        if report.passed:
            line.append(f"  {_('Every check passed.')}", "green")
        run = message("seed {seed}, {seconds} s", seed=report.seed, seconds=f"{report.seconds:.2f}")
        return line.append(f"   {self._say(run)}", "not bold dim")

    def _say(self, words: Message) -> str:
        return words.render(self._, clean)


def reduced(isolation: Isolation) -> Message:
    """Return the sentence that says what the jail lacks here."""
    lacking = [control.name for control in isolation.controls if control.state != "enforced"]
    return message(
        "Isolation is reduced on this machine; not enforced: {controls}. `grader probe` says more.",
        controls=", ".join(lacking) or "?",
    )


def _tells_something(check: CheckResult) -> bool:
    return check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)


def _under(what: RenderableType) -> Padding:
    return Padding(what, (0, 0, 0, 2))
