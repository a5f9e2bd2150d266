"""What became of a run, in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from grader.batch.found import Listed, one_line, reason_data
from grader.batch.model import Handed
from grader.batch.outputs import REPORT, Written
from grader.batch.planning import Plan
from grader.batch.results import Results
from grader.batch.run import Progress
from grader.cli.run_intake import show_list
from grader.cli.run_progress import duration
from grader.i18n import translator
from grader.message import Message, Translate, message
from grader.report import Isolation, Outcome, Report, isolation_data

_ERRORS = (Outcome.ERROR, Outcome.MEMORY, Outcome.CRASHED, Outcome.FORBIDDEN)


@dataclass(frozen=True)
class Summary:
    """What there is to say of a run that was finished.

    Attributes
    ----------
    mean
        Of the totals of who handed in something, where nothing is open; None where there is none.
    points
        The most that can be reached.
    unread
        What could not be read, and the report that says why.
    isolation
        How each worker shut programs in; empty when nothing had to be graded.
    """

    progress: Progress
    outcomes: Mapping[Outcome, int]
    mean: float | None
    points: float
    unread: Sequence[tuple[Handed, Report]]
    isolation: Mapping[str, Isolation]
    seconds: float
    files: Sequence[Path]

    @property
    def left_open(self) -> int:
        """How many have no verdict through a fault of ours."""
        return self.outcomes.get(Outcome.INTERNAL_ERROR, 0)


def summed_up(
    plan: Plan,
    results: Results,
    progress: Progress,
    isolation: Mapping[str, Isolation],
    seconds: float,
    written: Written,
) -> Summary:
    """Sum up what was kept and written."""
    return Summary(
        progress=progress,
        outcomes=results.tally(),
        mean=written.mean,
        points=plan.assignment.points,
        unread=list(results.unread()),
        isolation=isolation,
        seconds=seconds,
        files=written.files,
    )


def show_summary(summary: Summary, language: str, console: Console, out: Path) -> None:
    """Print it."""
    translate = translator(language)
    if summary.unread:
        heading = message("Could not be read: {count}", count=len(summary.unread))
        told = [
            f"{one_line(handed.place.name)}: {_reason(report).render(translate, one_line)}"
            for handed, report in summary.unread
        ]
        listed = Listed(heading.render(translate), told)
        show_list(listed, translate, console, None)
    console.print()
    for line in _sentences(summary, out):
        console.print(Text(line.render(translate, one_line)), soft_wrap=True)
    if summary.left_open:
        told_open = message(
            "Left open by a fault of the grader: {count}. They have no points yet; the same "
            "command grades them again.",
            count=summary.left_open,
        )
        console.print(Text(told_open.render(translate), "bold magenta"), soft_wrap=True)


def summary_data(summary: Summary, translate: Translate) -> dict[str, object]:
    """Return it for programs."""
    return {
        **progress_data(summary.progress),
        "outcomes": {one.value: count for one, count in sorted(summary.outcomes.items())},
        "seconds": summary.seconds,
        "mean": summary.mean,
        "points": summary.points,
        "unread": [
            reason_data(handed, report.message, translate) for handed, report in summary.unread
        ],
        "isolation": {
            name: isolation_data(found) for name, found in sorted(summary.isolation.items())
        },
        "files": [str(path) for path in summary.files],
    }


def progress_data(progress: Progress) -> dict[str, object]:
    """Return how far a run came, for programs."""
    return {
        "total": progress.total,
        "done": progress.done,
        "graded": progress.done - progress.unchanged,
        "unchanged": progress.unchanged,
    }


def _sentences(summary: Summary, out: Path) -> Iterator[Message]:
    progress, outcomes = summary.progress, Counter(summary.outcomes)
    yield message(
        "Graded: {count} in {time}",
        count=progress.done - progress.unchanged,
        time=duration(summary.seconds),
    )
    if progress.unchanged:
        yield message(
            "Not graded again, because the same program has its verdict: {count}",
            count=progress.unchanged,
        )
    yield message(
        "Every check passed: {passed} of {total}",
        passed=outcomes[Outcome.PASSED],
        total=progress.done,
    )
    yield message(
        "Time-outs: {timeouts}. Errors: {errors}. Not attempted: {blank}",
        timeouts=outcomes[Outcome.TIMEOUT],
        errors=sum(outcomes[one] for one in _ERRORS),
        blank=outcomes[Outcome.NOT_ATTEMPTED],
    )
    if summary.mean is not None:
        yield message(
            "Mean of who handed in something: {mean} of {points} points",
            mean=f"{summary.mean:.2f}",
            points=f"{summary.points:g}",
        )
    yield from _isolation(summary.isolation)
    yield message("Everything is in {folder}. Begin with {file}", folder=str(out), file=REPORT)


def _isolation(isolation: Mapping[str, Isolation]) -> Iterator[Message]:
    reduced = sorted(name for name, found in isolation.items() if found.level != "strict")
    if reduced:
        yield message(
            "Isolation: reduced on {workers}. See what is missing there with: grader probe",
            workers=", ".join(reduced),
        )
    elif isolation:
        yield message("Isolation: strict, every protection was proven")


def _reason(report: Report) -> Message:
    return report.message or message("It could not be read.")
