"""What outcomes are called, wherever people read of them."""

from __future__ import annotations

from collections.abc import Mapping

from grader.message import Message, message
from grader.report import Outcome, Report

# In a word or two: of a check, or of a program in a list.
OUTCOMES: Mapping[Outcome, Message] = {
    Outcome.PASSED: message("passed"),
    Outcome.FAILED: message("not yet"),
    Outcome.SKIPPED: message("not run yet"),
    Outcome.NOT_ATTEMPTED: message("not attempted yet"),
    Outcome.ERROR: message("raised an error"),
    Outcome.TIMEOUT: message("time-out"),
    Outcome.MEMORY: message("out of memory"),
    Outcome.CRASHED: message("crashed"),
    Outcome.FORBIDDEN: message("asked for something closed"),
    Outcome.INTERNAL_ERROR: message("fault of the grader"),
}
_VERDICTS: Mapping[Outcome, Message] = {
    Outcome.PASSED: message("Passed: every check holds."),
    Outcome.SKIPPED: message("Nothing was checked."),
    Outcome.NOT_ATTEMPTED: message("Nothing to check yet: your code goes where the stub stops."),
    Outcome.ERROR: message("Your code raised an error."),
    Outcome.TIMEOUT: message("Time-out: your code did not finish."),
    Outcome.MEMORY: message("Stopped: your code ran out of memory."),
    Outcome.CRASHED: message("Your code ended the whole Python process."),
    Outcome.FORBIDDEN: message("Your code asked for something that is closed here."),
    Outcome.INTERNAL_ERROR: message("The grader failed, not you. Run it again."),
}

NOT_TEXT = message(
    "The file is not plain UTF-8 text. Save it again as UTF-8 in your editor; a notebook "
    "or a document of a word processor has to be exported as a .py file first."
)


def verdict(report: Report) -> Message:
    """Return how a whole program did, said to its author."""
    if report.unread or (report.message == NOT_TEXT and not report.trace):
        return message("The file could not be read, so nothing was run.")
    if report.outcome is not Outcome.FAILED:
        return _VERDICTS[report.outcome]
    return message(
        "Not there yet: {passed} of {total} checks hold.",
        passed=sum(check.outcome is Outcome.PASSED for check in report.checks),
        total=len(report.checks),
    )
