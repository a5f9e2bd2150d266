"""``grader export``: kits with which Gradescope and GitHub Classroom grade by themselves."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from grader.batch.assignment import AssignmentError, read_assignment
from grader.batch.model import Asked, Assignment
from grader.clean import clean
from grader.cli.finding import find_exercise, open_course
from grader.cli.refusal import Refusal
from grader.cli.undoing import unwind_on_interrupt
from grader.course import Course
from grader.i18n import translator
from grader.kits import github, gradescope
from grader.kits.bundle import KitError
from grader.message import Message, message


def run(options: argparse.Namespace) -> int:
    """Write the kit, say what to do with it, and return the exit status."""
    course = open_course()
    assignment = _assignment(options.assignment, options.lang, course)
    unwind_on_interrupt()  # a half-written kit is taken away
    try:
        wrote, then = _write(options, course, assignment)
    except KitError as error:
        raise Refusal(error.message) from None
    for line in (wrote, then):
        print(line.render(translator(options.lang), clean))
    return 0


def _assignment(name: str, language: str, course: Course) -> Assignment:
    """Return an assignment file's, or that of one exercise with its own points."""
    # os.path: a name that is too long for a file is no file, and no reason to fail.
    if name.endswith(".toml") or os.path.isfile(name):  # noqa: PTH113
        try:
            return read_assignment(Path(name), course)
        except AssignmentError as error:
            raise Refusal(error.message) from None
    entry = find_exercise(course, name)
    return Assignment(
        entry.slug, entry.task(language).title, (Asked(entry.id, float(entry.points)),)
    )


def _write(
    options: argparse.Namespace, course: Course, assignment: Assignment
) -> tuple[Message, Message]:
    language, isolation = options.lang, options.isolation
    if options.kit == "gradescope":
        path = Path(options.out or f"{assignment.slug}-gradescope.zip")
        count = gradescope.write_zip(
            path,
            course,
            assignment,
            language=language,
            translate=translator(language),
            isolation=isolation,
        )
        then = message(
            "Upload it in Gradescope under Configure Autograder, and set the assignment to "
            "{points} points. README.md inside says the rest.",
            points=f"{assignment.points:g}",
        )
    else:
        path = Path(options.out or f"{assignment.slug}-github")
        count = github.write_folder(
            path, course, assignment, language=language, isolation=isolation
        )
        then = message(
            "Read {file} first: it says which repositories to make of it, and what students can "
            "do to the workflow.",
            file=str(path / "README.md"),
        )
    return message("wrote {file} ({count} files)", file=str(path), count=count), then
