"""JUnit's XML, as continuous integration shows it: a suite a student, a case a check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from grader.batch.gradebook import Line, Mark
from grader.batch.outputs.alike import once_if_alike
from grader.batch.outputs.files import whole
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.words import Words, shown_text
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
    kinds = [kind for kind, _ in cases]
    stream.write(
        f'<testsuite name={_attribute(line.student)} tests="{len(cases)}" '
        f'failures="{kinds.count("failure")}" errors="{kinds.count("error")}" '
        f'skipped="{kinds.count("skipped")}">\n'
    )
    stream.writelines(case for _, case in cases)
    stream.write("</testsuite>\n")


def _cases(mark: Mark, setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield what became of each case (nothing: it passed), and its element."""
    words = setting.words
    exercise = mark.asked.exercise
    if mark.graded is None:
        yield _case(exercise, setting.title(exercise), "skipped", words.state(mark))
        return
    report = mark.graded.report
    if report.message is not None:
        kind = "error" if report.outcome in _FAULTS else "failure"
        told = "\n".join(filter(None, (words.tell(report.message), words.trace(report.trace))))
        yield _case(exercise, setting.title(exercise), kind, told)
    for check in report.checks:
        yield _of_check(check, exercise, words)


@once_if_alike
def _of_check(check: CheckResult, exercise: str, words: Words) -> tuple[str, str]:
    title = words.translate(check.title)
    return _case(exercise, title, _kind(check), _told(check, words))


def _case(exercise: str, name: str, kind: str, told: str) -> tuple[str, str]:
    names = f"classname={_attribute(exercise.replace('/', '.'))} name={_attribute(name)}"
    if not kind:
        return kind, f"<testcase {names}/>\n"
    first = _attribute(told.partition("\n")[0])
    rest = "" if kind == "skipped" else _text(told)
    return kind, f"<testcase {names}><{kind} message={first}>{rest}</{kind}></testcase>\n"


def _kind(check: CheckResult) -> str:
    if check.outcome is Outcome.PASSED:
        return ""
    if check.outcome in _UNTESTED:
        return "skipped"
    return "error" if check.outcome in _FAULTS else "failure"


def _told(check: CheckResult, words: Words) -> str:
    parts = [words.outcome(check.outcome) if check.message is None else words.tell(check.message)]
    parts += [f"{label}: {value}" for label, value in words.values(check)]
    return "\n".join([*parts, *filter(None, [words.trace(check.trace)])])


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", shown_text(text)))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", shown_text(text)))
