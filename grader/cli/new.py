"""``grader new``: the skeleton of an exercise."""

from __future__ import annotations

import argparse

from grader.cli.finding import open_course
from grader.cli.refusal import Refusal
from grader.cli.undoing import unwind_on_interrupt
from grader.course import HOME
from grader.message import message
from grader.new import NewExerciseError, listing, write_skeleton


def run(options: argparse.Namespace) -> int:
    """Write the skeleton, print what comes next, and return the exit status."""
    unwind_on_interrupt()  # a half-written folder is taken away
    try:
        folders = write_skeleton(HOME, options.name)
    except (NewExerciseError, OSError) as error:
        raise Refusal(message("{text}", text=str(error))) from None
    for folder in folders:
        print(f"wrote {folder.relative_to(HOME)}/")
    print("\nAdd this to exercises/course.toml, at the end of its chapter:\n")
    print(listing(open_course(), options.name))
    print(f"\nThen write the exercise, and prove it with: grader verify {options.name}")
    print("It lists what is not translated; python -m grader.catalogue update makes room for it.")
    return 0
