"""Reports and marks in words, for whoever reads them outside a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from grader.batch.gradebook import Mark, State
from grader.batch.outputs.spreadsheet import number
from grader.clean import clean
from grader.message import Message, Translate, message
from grader.outcomes import OUTCOMES, verdict
from grader.report import CheckResult, Frame, Isolation, Outcome, Report

# A sign beside every colour: nobody has to see the colour.
SIGNS = {
    Outcome.PASSED: "✓",
    Outcome.FAILED: "✗",
    Outcome.SKIPPED: "·",
    Outcome.NOT_ATTEMPTED: "○",
    Outcome.ERROR: "E",
    Outcome.TIMEOUT: "T",
    Outcome.MEMORY: "M",
    Outcome.CRASHED: "C",
    Outcome.FORBIDDEN: "X",
    Outcome.INTERNAL_ERROR: "!",
}
_LONGEST = 20_000  # characters of one value on a page for a person
_LINES = 400
_SHORT = 1000


class Words:
    """One language, and everything of a student's made visible and harmless to look at.

    Nothing here is escaped for HTML or Markdown: who writes those does it.
    """

    def __init__(self, translate: Translate, timezone: str = "UTC") -> None:
        self.translate = translate
        self._zone = ZoneInfo(timezone)
        self._outcomes = {outcome: self.tell(words) for outcome, words in OUTCOMES.items()}
        self._called = self.tell(message("called"))
        self._returned = self.tell(message("returned"))
        self._expected = self.tell(message("expected"))

    def tell(self, words: Message) -> str:
        """Return a message in the reader's language."""
        return words.render(self.translate, shown_text)

    def outcome(self, outcome: Outcome) -> str:
        """Return how a check ended."""
        return self._outcomes[outcome]

    def verdict(self, report: Report) -> str:
        """Return how a whole program did, to its author."""
        if report.outcome is Outcome.INTERNAL_ERROR:
            return self.tell(OPEN)
        if report.outcome is Outcome.FAILED and not report.checks:
            return self.tell(message("Not there yet."))  # its author is shown the points only
        return self.tell(verdict(report))

    def state(self, mark: Mark) -> str:
        """Return why there is no verdict, or how the program did."""
        if mark.state is State.MISSING:
            return self.tell(MISSING)
        if mark.state is State.WAITING or mark.graded is None:
            return self.tell(WAITING)
        return self.verdict(mark.graded.report)

    def points(self, mark: Mark) -> str:
        """Return what counts, of how much; nothing is claimed of what is still open."""
        reached = number(mark.points) if mark.known else "–"
        return self.tell(
            message(
                "{score} of {max_score} points", score=reached, max_score=number(mark.asked.points)
            )
        )

    def lateness(self, mark: Mark, due: datetime | None = None) -> str:
        """Return how late it came, after when, and what that cost; nothing where it was not."""
        if not mark.days_late:
            return ""
        late = message("One day late.")
        if mark.days_late > 1:
            late = message("{days} days late.", days=mark.days_late)
        said = [late]
        if due is not None:
            said.append(message("It was due {when}.", when=self.when(due)))
        if mark.lost:
            said.append(message("Lateness cost {points} points.", points=number(mark.lost)))
        return " ".join(map(self.tell, said))

    def place(self, frame: Frame) -> str:
        """Return where a line of a traceback is."""
        if not frame.function:
            return self.tell(message("line {line}", line=frame.line))
        return self.tell(
            message("line {line}, in {function}", line=frame.line, function=frame.function)
        )

    def trace(self, frames: tuple[Frame, ...]) -> str:
        """Return the lines of a traceback, each below its place."""
        return "\n".join(
            f"{self.place(frame)}\n    " + shown_text(frame.source.rstrip()).replace("\n", "\n    ")
            for frame in frames
        )

    def values(self, check: CheckResult) -> Iterator[tuple[str, str]]:
        """Yield the call, what came back and what should have, each with its label."""
        for label, value in (
            (self._called, check.call),
            (self._returned, check.actual),
            (self._expected, check.expected),
        ):
            if value is not None:
                yield label, shown_text(value)

    def when(self, when: datetime) -> str:
        """Return a moment, as the clocks of the class show it."""
        return f"{when.astimezone(self._zone):%Y-%m-%d %H:%M} ({self._zone.key})"


MISSING = message("Nothing was handed in that could be graded.")
WAITING = message("Handed in, and not graded yet.")
OPEN = message("The grader itself failed here. The points are left open; nothing is lost.")


def shown_text(text: str) -> str:
    """Return a student's text as it can be shown: nothing invisible, and not without end."""
    # Everybody is asked the same, so that most texts come by again.
    return _remembered(text) if len(text) <= _SHORT else _shown(text)


def _shown(text: str) -> str:
    text = clean(text[: 2 * _LONGEST])
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_remembered = lru_cache(maxsize=4096)(_shown)


def program_text(source: bytes) -> str:
    """Return a program as it can be shown."""
    lines = shown_text(source.decode("utf-8", "replace")).rstrip("\n").split("\n")
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], "…"]
    return "\n".join(lines)


def lacking(isolation: Isolation) -> tuple[str, ...]:
    """Return the controls that were not proven where a program ran."""
    return tuple(control.name for control in isolation.controls if control.state != "enforced")
