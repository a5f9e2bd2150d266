"""Promise: stubs are not attempted, solutions pass, every mistake is named for what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.course import Entry, Mistake
from grader.errors import ENDLESS
from grader.grading import grade
from grader.message import Message
from grader.phrases import Phrase, of_entry
from grader.report import CheckResult, Outcome, Report
from grader.sandbox.session import Sandbox
from grader.verify.lessons import IsTranslated
from grader.verify.problem import Problem


def check_stub(entry: Entry, seed: int, sandbox: Sandbox) -> Iterator[Problem]:
    """Yield where the stub is more or less than not attempted."""
    report = grade(entry, entry.stub, seed=seed, sandbox=sandbox)
    where = f"{entry.id}, stub.py"
    if report.message is not None:
        yield Problem(where, f"cannot be loaded: {report.message.render()}")
        return
    if report.notes or report.stdout:
        yield Problem(where, "prints or warns")
    for check in report.checks:
        if check.outcome not in (Outcome.NOT_ATTEMPTED, Outcome.SKIPPED):
            yield Problem(where, f"not left unattempted: {_told(check)}")
    if report.diagnosis:
        yield Problem(where, f"is diagnosed as {_names(report)}")


def check_solution(entry: Entry, seeds: Sequence[int], sandbox: Sandbox) -> Iterator[Problem]:
    """Yield the checks that the solution does not pass."""
    for seed in seeds:
        report = grade(entry, entry.solution_source, seed=seed, sandbox=sandbox)
        where = f"{entry.id}, solution.py (seed {seed})"
        if report.message is not None:
            yield Problem(where, f"cannot be loaded: {report.message.render()}")
        for check in report.checks:
            if check.outcome is not Outcome.PASSED:
                yield Problem(where, _told(check))


def check_mistakes(
    entry: Entry,
    seeds: Sequence[int],
    sandbox: Sandbox,
    languages: Sequence[str],
    is_translated: IsTranslated,
) -> Iterator[Problem]:
    """Yield the mistakes that pass, are not named, or cannot be told apart.

    What their reports say is looked up in every language, so that no phrase escapes that is not
    collected from the files.
    """
    collected = {found.text for found in of_entry(entry) if isinstance(found, Phrase)}
    together: set[frozenset[str]] = set()
    unread: set[tuple[str, str]] = set()
    for mistake in entry.mistakes:
        for seed in seeds:
            report = grade(entry, mistake.source, seed=seed, sandbox=sandbox)
            yield from _misnamed(entry, mistake, report)
            found = {one.mistake for one in report.diagnosis}
            together |= {frozenset((mistake.id, other)) for other in found - {mistake.id}}
            unread |= {
                (text, language)
                for text in keys(report)
                if text not in collected
                for language in languages
                if not is_translated(text, language)
            }
    for pair in sorted(map(sorted, together)):
        yield Problem(entry.id, f"no check tells the mistakes {' and '.join(pair)} apart")
    for text, language in sorted(unread):
        yield Problem(entry.id, f"a report says, not translated ({language}): {text!r}")


def keys(report: Report) -> Iterator[str]:
    """Yield every gettext key in a report."""
    for check in report.checks:
        yield check.title
        if check.hint:
            yield check.hint
        if check.message is not None:
            yield from _texts(check.message)
        for detail in check.details:
            yield from _texts(detail)
    for found in report.diagnosis:
        yield found.explanation
    for words in (*report.details, *report.notes):
        yield from _texts(words)
    if report.message is not None:
        yield from _texts(report.message)


def _texts(words: Message) -> Iterator[str]:
    yield words.text
    for value in words.values.values():
        if isinstance(value, Message):
            yield from _texts(value)


def _misnamed(entry: Entry, mistake: Mistake, report: Report) -> Iterator[Problem]:
    where = f"{entry.id}, mistake {mistake.name} (seed {report.seed})"
    if report.message is not None:
        yield Problem(where, f"cannot be loaded: {report.message.render()}")
    elif report.passed:
        yield Problem(where, "passes every check")
    elif report.outcome is Outcome.INTERNAL_ERROR:
        told = [words.render() for check in report.checks for words in check.details]
        yield Problem(where, f"makes a check fail of itself: {' '.join(told)}")
    elif mistake.id not in {one.mistake for one in report.diagnosis}:
        yield Problem(where, f"is not recognised; diagnosed as {_names(report)}")
    if any(check.message == ENDLESS for check in report.checks):
        yield Problem(
            where,
            f"calls itself without an end: in a mistake, {mistake.function} is the mistake itself",
        )


def _told(check: CheckResult) -> str:
    words = [] if check.message is None else [check.message]
    said = " ".join(one.render() for one in (*words, *check.details))
    return f"check {check.id} ends as {check.outcome}. {said}".rstrip()


def _names(report: Report) -> str:
    return ", ".join(found.mistake for found in report.diagnosis) or "nothing"
