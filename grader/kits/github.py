"""GitHub Classroom: a template for students, and the private repository that grades them."""

from __future__ import annotations

import math
from pathlib import Path

from grader.batch.model import Assignment
from grader.course import Course
from grader.kits.bundle import bundle, template
from grader.kits.placing import put_folder
from grader.sandbox.limits import Limits

_INSTALLING = 8  # minutes, on a slow day
_TEMPLATE, _GRADER = "template", "grader-repository"
WORKFLOW = ".github/workflows/classroom.yml"


def write_folder(
    path: Path, course: Course, assignment: Assignment, *, language: str, isolation: str
) -> int:
    """Write the kit whole or not at all, and return how many files it holds.

    Parameters
    ----------
    language
        What students read.
    isolation
        ``"best"`` or ``"strict"``.

    Raises
    ------
    KitError
        When `path` holds something already, cannot be written, or the course cannot be read.
    """
    files = contents(course, assignment, language, isolation)
    put_folder(path, files)
    return len(files)


def contents(
    course: Course, assignment: Assignment, language: str, isolation: str
) -> dict[str, bytes]:
    """Return the files of the kit by their names.

    Answers are in the folder for the private repository, and in no other.
    """
    count = len(assignment.asked)
    minutes = _INSTALLING + math.ceil(count * Limits().total_seconds / 60)
    files = {
        f"{_TEMPLATE}/{WORKFLOW}": template(
            "classroom.yml", minutes=str(minutes), language=language, isolation=isolation
        ).encode(),
        "README.md": template(
            f"github.{'ko' if language == 'ko' else 'en'}.md",
            title=assignment.title,
            points=f"{assignment.points:g}",
        ).encode("utf-8", "replace"),
    }
    for asked in assignment.asked:
        entry = course.by_id[asked.exercise]
        files[f"{_TEMPLATE}/{entry.slug}.py"] = entry.stub.encode()
    for name, content in bundle(course, assignment).items():
        files[f"{_GRADER}/{name}"] = content
    return dict(sorted(files.items()))
