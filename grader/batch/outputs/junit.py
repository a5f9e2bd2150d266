"""JUnit's XML, as continuous integration shows it: a suite a student, a case a check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from grader.batch.gradebook import Line, Mark
from grader.batch.outputs.files import whole
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.words import shown_text
from grader.report import CheckResult, Outcome

# What XML 1.0 cannot hold at all, escaped or not.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNTESTED = frozenset({Outcome.SKIPPED, Outcome.NOT_ATTEMPTED})
_FAULTS = frozenset({Outcome.INTERNAL_ERROR})


@contextmanager
def junit_xml(path: Path, setting: Setting) -> Iterator[Callable[[Line], None]]:
    """Write the file; give what takes a line."""
    with whole(path) as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(f"<testsuites name={_attribute(setting.headline)}>\n")

        def add(line: Line) -> None:
            _suite(line, setting, stream)

        yield add
        stream.write("</testsuites>\n")


def _suite(line: Line, setting: Setting, stream: TextIO) -> None:
    cases = [case for mark in line.marks for case in _cases(mark, setting)]
    kinds = [kind for _, kind, _ in cases]
    stream.write(
        f'<testsuite name={_attribute(line.student)} tests="{len(cases)}" '
        f'failures="{kinds.count("failure")}" errors="{kinds.count("error")}" '
        f'skipped="{kinds.count("skipped")}">\n'
    )
    for names, kind, told in cases:
        if not kind:
            stream.write(f"<testcase {names}/>\n")
            continue
        first = told.partition("\n")[0]
        rest = "" if kind == "skipped" else _text(told)
        stream.write(
            f"<testcase {names}><{kind} message={_attribute(first)}>{rest}</{kind}></testcase>\n"
        )
    stream.write("</testsuite>\n")


def _cases(mark: Mark, setting: Setting) -> Iterator[tuple[str, str, str]]:
    """Yield each case's names, what became of it (nothing: it passed) and why."""
    words = setting.words
    exercise = mark.asked.exercise
    if mark.graded is None:
        yield _names(exercise, setting.title(exercise)), "skipped", words.state(mark)
        return
    report = mark.graded.report
    if report.message is not None:
        kind = "error" if report.outcome in _FAULTS else "failure"
        told = "\n".join(filter(None, (words.tell(report.message), words.trace(report.trace))))
        yield _names(exercise, setting.title(exercise)), kind, told
    for check in report.checks:
        yield _names(exercise, words.translate(check.title)), _kind(check), _told(check, setting)


def _kind(check: CheckResult) -> str:
    if check.outcome is Outcome.PASSED:
        return ""
    if check.outcome in _UNTESTED:
        return "skipped"
    return "error" if check.outcome in _FAULTS else "failure"


def _told(check: CheckResult, setting: Setting) -> str:
    words = setting.words
    parts = [words.outcome(check.outcome) if check.message is None else words.tell(check.message)]
    parts += [f"{label}: {value}" for label, value in words.values(check)]
    return "\n".join([*parts, *filter(None, [words.trace(check.trace)])])


def _names(exercise: str, name: str) -> str:
    return f"classname={_attribute(exercise.replace('/', '.'))} name={_attribute(name)}"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", shown_text(text)))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", shown_text(text)))
