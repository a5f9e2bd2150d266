"""How much a report tells a learner, beyond that values differ."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from grader.message import Message
from grader.report import CheckResult, Outcome, Report

# Words that tell no more than that a number is another one, and how often.
PLAIN = frozenset(
    {
        "It returned {actual}; expected {expected}.",
        "No element agrees. The first one, at {place}, is {actual}; expected {expected}.",
        "{differing} of {size} elements differ. The first one, at {place}, is {actual}; "
        "expected {expected}.",
        "{passed} of the {total} cases of this check are right.",
        "They differ at {places}.",
    }
)
# Which of several arrays is wrong: more than a number, but not what is wrong with it.
PLACE = frozenset(
    {
        "{what} It shows in {name}, at {index}: you returned {analytic}, and the measured "
        "slope is {numeric}.",
        "{name}: agrees with the measured slope.",
        "{name}: differs from the measured slope, relative error {error}.",
        "{name}: differs from the measured slope.",
        "Right: {right}. Wrong: {wrong}.",
    }
)
PART = "In {part}: {what}"


class Told(StrEnum):
    """How much a report tells; the first three are more than "values differ"."""

    DIAGNOSIS = "a known mistake is named"
    ERROR = "the program raised, and is told where and why"
    STATEMENT = "the difference is described"
    PLACE = "the wrong array is named"
    NOTHING = "values differ"


def told(report: Report) -> Told:
    """Return the most that a report of a program that did not pass tells."""
    if report.diagnosis:
        return Told.DIAGNOSIS
    failed = [check for check in report.checks if check.message is not None]
    if any(check.outcome is not Outcome.FAILED for check in failed) or not failed:
        return Told.ERROR
    texts = {text for check in failed for text in _texts(check)}
    if texts - PLAIN - PLACE:
        return Told.STATEMENT
    return Told.PLACE if texts & PLACE else Told.NOTHING


def _texts(check: CheckResult) -> Iterator[str]:
    """Yield the sentences of a failed check, without the part of the result they are about."""
    for words in filter(None, (check.message, *check.details)):
        inner = words.values.get("what") if words.text == PART else words
        assert isinstance(inner, Message)
        yield inner.text
