"""``grader verify``: the course proves itself."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from rich.text import Text

from grader.cli.finding import find_exercise, open_course
from grader.cli.human import terminal
from grader.cli.refusal import Refusal
from grader.cli.undoing import unwind_on_interrupt
from grader.course import Course, Entry
from grader.data.places import write_whole
from grader.message import message
from grader.sandbox.session import Sandbox
from grader.verify import Problem, junit, verify, verify_in_processes

VERSION = 1


def run(options: argparse.Namespace) -> int:
    """Verify, print what was found, and return the exit status."""
    started = time.perf_counter()
    course = open_course()
    entries = [find_exercise(course, name) for name in options.exercises] or list(course)
    if options.junit is not None:
        _refuse_what_is_no_place(Path(options.junit))
    console = terminal(stderr=True)
    unwind_on_interrupt()  # a status line hides the cursor
    with console.status("") as status:
        problems = _problems(course, entries, options, lambda step: status.update(Text(step)))
    seconds = time.perf_counter() - started
    if options.junit is not None:
        _write(Path(options.junit), junit([entry.id for entry in entries], problems, seconds))
    if options.json:
        print(json.dumps(_data([entry.id for entry in entries], problems, seconds), indent=2))
    else:
        _print(len(entries), problems, seconds)
    return 1 if problems else 0


def _refuse_what_is_no_place(path: Path) -> None:
    """Say it before minutes of work, not after."""
    if os.path.isdir(path):  # noqa: PTH112 - a name that is too long is none, and no fault of ours
        raise Refusal(message("{file} is a folder. Name a file.", file=str(path)))
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise Refusal(message("There is no folder {file}. Make it first.", file=str(path.parent)))


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise Refusal(
            message(
                "{file} could not be written: {error}",
                file=str(path),
                error=error.strerror or type(error).__name__,
            )
        ) from None


def _problems(
    course: Course,
    entries: list[Entry],
    options: argparse.Namespace,
    watch: Callable[[str], None],
) -> list[Problem]:
    seeds = range(options.seeds)
    if options.jobs > 1:
        return list(
            verify_in_processes(course, entries, seeds=seeds, jobs=options.jobs, watch=watch)
        )
    with Sandbox() as sandbox:
        return list(verify(course, entries, seeds=seeds, sandbox=sandbox, watch=watch))


def _print(count: int, problems: list[Problem], seconds: float) -> None:
    console = terminal()
    for problem in problems:
        # One line each, however long, so that the list can be searched and counted.
        console.print(Text.assemble((problem.where, "bold"), ": ", problem.text), soft_wrap=True)
    if problems:
        console.print(Text(f"\nProblems: {len(problems)}", "bold red"))
    else:
        summary = f"Exercises that keep their promises: {count} ({seconds:.1f} s)"
        console.print(Text(summary, "bold green"))


def _data(exercises: list[str], problems: list[Problem], seconds: float) -> dict[str, object]:
    return {
        "version": VERSION,
        "exercises": exercises,
        "problems": [{"where": one.where, "problem": one.text} for one in problems],
        "seconds": seconds,
    }
