"""Runs in a GitHub workflow: grades a checkout, ``python -m`` with this name.

Exit status: 0 full marks, 1 not, 3 the grader itself failed. The job's summary tells the student
everything they may see; ``result`` among the step's outputs is what Classroom's reporter reads.

Nothing that a student had a hand in goes to standard output, where a line that begins with two
colons is a command to the runner.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from grader.batch.assignment import read_assignment
from grader.batch.gradebook import Line
from grader.batch.model import Layout
from grader.batch.outputs.gradescope import whole_json
from grader.batch.outputs.words import Words
from grader.course import load_course
from grader.i18n import translator
from grader.kits.single import Single, about_files, grade_folder
from grader.kits.wording import FAILED, isolation_words
from grader.message import Translate, message

_LONGEST = 500_000  # characters; GitHub drops a summary of more than a megabyte
_FAULT = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade, write summary and output where the workflow wants them, and return the status."""
    parser = argparse.ArgumentParser(prog="classroom_run")
    parser.add_argument("--submission", type=Path, required=True)
    parser.add_argument("--assignment", type=Path, required=True)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--isolation", choices=("best", "strict"), default="best")
    options = parser.parse_args(arguments)
    translate = translator(options.lang)
    try:
        course = load_course()
        assignment = read_assignment(options.assignment, course)
        single = grade_folder(
            options.submission, assignment, course, Layout.CLASSROOM, options.isolation
        )
    except Exception as error:
        for line in traceback.format_exception(error):
            print("".join(f"| {part}\n" for part in line.splitlines()), end="")
        _append("GITHUB_STEP_SUMMARY", FAILED.render(translate))
        return _FAULT
    titles = [course.by_id[asked.exercise].task(options.lang).title for asked in assignment.asked]
    told = whole_json(single.line, titles, assignment.show, Words(translate))
    _append("GITHUB_STEP_SUMMARY", _summary(assignment.title, told, single, translate))
    if not single.line.known:
        return _FAULT
    result = json.dumps(_result(single.line, titles)).encode("ascii")
    _append("GITHUB_OUTPUT", f"result={base64.b64encode(result).decode('ascii')}")
    full = True
    for mark in single.line.marks:
        full = full and _is_full(mark.points, mark.asked.points)
        print(f"{mark.asked.exercise}: {mark.points:g} of {mark.asked.points:g} points")
    return 0 if full else 1


def _result(line: Line, titles: Sequence[str]) -> dict[str, Any]:
    """Return what Classroom's reporter reads: a test for each exercise, points and no texts."""
    tests = [
        {
            "name": title,
            "status": "pass" if _is_full(mark.points, mark.asked.points) else "fail",
            "score": mark.points,
            "message": f"{mark.points:g} of {mark.asked.points:g} points",
            "test_code": "",
            "filename": "",
            "line_no": 0,
            "duration": 0,
        }
        for mark, title in zip(line.marks, titles, strict=True)
    ]
    return {
        "version": 1,
        "status": "pass" if all(test["status"] == "pass" for test in tests) else "fail",
        "max_score": sum(mark.asked.points for mark in line.marks),
        "tests": tests,
    }


def _is_full(points: float, asked: float) -> bool:
    return points >= asked


def _summary(title: str, told: dict[str, Any], single: Single, translate: Translate) -> str:
    """Return the job's summary as Markdown; texts stand in it escaped, and are never read as any.

    Each block of text is HTML's ``pre``, in which neither Markdown nor a blank line means a thing.
    """
    text = "\n\n".join(_blocks(title, told, single, translate))
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition("\n\n<h3>")[0] + "\n\n…"


def _blocks(
    title: str, told: dict[str, Any], single: Single, translate: Translate
) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2>"
    if "score" in told:
        points = sum(mark.asked.points for mark in single.line.marks)
        whole = message(
            "{score} of {max_score} points", score=f"{told['score']:g}", max_score=f"{points:g}"
        )
        yield f"<p><strong>{escape(whole.render(translate))}</strong></p>"
    yield _pre(told["output"])
    files = about_files(single, translate)
    if files:
        yield _pre(files)
    for test in told["tests"]:
        mark = "✓" if test["status"] == "passed" else "✗"
        share = f"{test['score']:g}/{test['max_score']:g}"
        yield f"<h3>{mark} {escape(test['name'])} ({share})</h3>"
        if test["output"]:
            yield _pre(test["output"])
    yield _pre(isolation_words(single.isolation, translate))


def _pre(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def _append(variable: str, text: str) -> None:
    """Add to a file that the runner names; outside a workflow, leave it."""
    name = os.environ.get(variable)
    if name:
        with Path(name).open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
