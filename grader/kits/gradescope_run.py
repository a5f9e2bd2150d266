"""Runs in Gradescope's container, once for each submission: ``python -m`` with this name.

It leaves ``results/results.json`` in any case. Where the grader itself fails there is a text and
no score in it, so that nobody is given a zero for our fault; the reason goes to standard output,
which instructors alone see.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.batch.assignment import read_assignment
from grader.batch.model import Layout
from grader.batch.outputs.gradescope import whole_json
from grader.batch.outputs.words import Words
from grader.batch.settings import Strictness
from grader.course import load_course
from grader.i18n import translator
from grader.kits.bundle import ASSIGNMENT
from grader.kits.placing import put_file
from grader.kits.single import about_files, grade_folder
from grader.kits.wording import failure, isolation_words, timing_words
from grader.message import message

ROOT = "AUTOGRADER_ROOT"  # another place than /autograder, to try a kit out
_LARGEST = 32 << 20  # bytes of Gradescope's record


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade what lies in ``submission``, and return 0 when ``results.json`` tells of it."""
    parser = argparse.ArgumentParser(prog="gradescope_run")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--isolation", choices=("best", "strict"), default="best")
    options = parser.parse_args(arguments)
    root = Path(os.environ.get(ROOT, "/autograder"))
    status = 0
    try:
        told = _graded(root, options.lang, options.isolation)
    except Exception:
        traceback.print_exc(file=sys.stdout)
        told = failure(translator(options.lang))
        status = 1
    put_file(root / "results" / "results.json", json.dumps(told, indent=2).encode("ascii"))
    return status


def _graded(root: Path, language: str, isolation: Strictness) -> dict[str, Any]:
    translate = translator(language)
    course = load_course()
    assignment = read_assignment(root / "source" / ASSIGNMENT, course)
    single = grade_folder(root / "submission", assignment, course, Layout.GRADESCOPE, isolation)
    titles = [course.by_id[asked.exercise].task(language).title for asked in assignment.asked]
    told = whole_json(single.line, titles, assignment.show, Words(translate))
    files = about_files(single, translate)
    if files:
        told["output"] += f"\n\n{files}"
    for_instructors = "\n".join(
        [isolation_words(single.isolation, translate), *timing_words(_record(root), translate)]
    )
    print(for_instructors)
    if "score" in told:  # where there is none, no test may look like one
        told["tests"].append(
            {
                "name": message("For instructors").render(translate),
                "output": for_instructors,
                "output_format": "text",
                "visibility": "hidden",
            }
        )
    return told


def _record(root: Path) -> object:
    """Return Gradescope's record of the submission; None where it cannot be read."""
    try:
        with (root / "submission_metadata.json").open("rb") as file:
            return json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None


if __name__ == "__main__":
    sys.exit(main())
