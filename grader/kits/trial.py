"""Grades an assignment's own solutions where a kit was installed: does it work here?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.batch.assignment import read_assignment
from grader.course import load_course
from grader.grading import grade
from grader.i18n import translator
from grader.kits.wording import isolation_words
from grader.sandbox.session import Sandbox


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade every solution, say how they were shut in, and return 0 when all have full marks."""
    parser = argparse.ArgumentParser(prog="trial")
    parser.add_argument("--assignment", type=Path, required=True)
    parser.add_argument("--isolation", choices=("best", "strict"), default="best")
    options = parser.parse_args(arguments)
    course = load_course()
    assignment = read_assignment(options.assignment, course)
    status = 0
    with Sandbox(isolation=options.isolation) as sandbox:
        for asked in assignment.asked:
            entry = course.by_id[asked.exercise]
            solution = entry.solution_source.encode()
            report = grade(entry, solution, seed=assignment.seed, sandbox=sandbox)
            print(f"{entry.id}: the solution reaches {report.score} of {report.max_score}")
            status |= not report.passed
        print(isolation_words(sandbox.isolation_report, translator("en")))
    return status


if __name__ == "__main__":
    sys.exit(main())
