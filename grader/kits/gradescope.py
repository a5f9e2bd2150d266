"""Gradescope's autograder: a zip with ``setup.sh`` and ``run_autograder`` at its root."""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.batch.model import Assignment
from grader.course import Course
from grader.kits.bundle import KitError, bundle, template
from grader.kits.placing import put_file
from grader.kits.wording import failure
from grader.message import Translate
from grader.sandbox.limits import Limits

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # zip's first day: the same files give the same bytes
_UNIX = 3
_PLAIN, _RUNNABLE = 0o100644, 0o100755
_SCRIPTS = frozenset({"setup.sh", "run_autograder"})

__all__ = ["KitError", "contents", "write_zip"]


def write_zip(
    path: Path,
    course: Course,
    assignment: Assignment,
    *,
    language: str,
    translate: Translate,
    isolation: str,
) -> int:
    """Write the autograder's zip whole or not at all, and return how many files it holds.

    Parameters
    ----------
    language, translate
        What students read.
    isolation
        ``"best"`` or ``"strict"``.

    Raises
    ------
    KitError
        When it cannot be written, or the course cannot be read.
    """
    files = contents(course, assignment, language, translate, isolation)
    put_file(path, _zipped(files))
    return len(files)


def contents(
    course: Course, assignment: Assignment, language: str, translate: Translate, isolation: str
) -> dict[str, bytes]:
    """Return the files of the zip by their names."""
    fallback = json.dumps(failure(translate), indent=2)  # ASCII: bash passes it on untouched
    files = bundle(course, assignment)
    files["setup.sh"] = template("setup.sh", isolation=isolation).encode()
    files["run_autograder"] = template(
        "run_autograder", language=language, isolation=isolation, fallback=fallback
    ).encode()
    readme = f"gradescope.{'ko' if language == 'ko' else 'en'}.md"
    longest = len(assignment.asked) * Limits().total_seconds
    files["README.md"] = template(
        readme,
        title=assignment.title,
        points=f"{assignment.points:g}",
        seconds=f"{Limits().total_seconds:g}",
        minutes=str(math.ceil(longest / 60)),
    ).encode("utf-8", "replace")
    return dict(sorted(files.items()))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.create_system = _UNIX
            member.external_attr = (_RUNNABLE if name in _SCRIPTS else _PLAIN) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return made.getvalue()
