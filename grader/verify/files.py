"""Promise: every exercise has its files, and nothing else lies about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.course import Course, Entry
from grader.verify.problem import Problem

LESSON_FILES = frozenset({"task.md", "task.ko.md", "stub.py"})
OPTIONAL_FILES = frozenset({"experiment.py", "picture.py"})
ANSWER_FILES = frozenset({"solution.py", "checks.py", "mistakes.py", "in_pytorch.py"})
_BESIDE_CHAPTERS = {"exercises": frozenset({"course.toml", "data"}), "reference": frozenset()}
_IGNORED = frozenset({"__pycache__"})  # made by Python, kept by nobody


def check_missing(entry: Entry) -> Iterator[Problem]:
    """Yield the files that an exercise lacks."""
    for folder, needed in ((entry.folder, LESSON_FILES), (entry.answers, ANSWER_FILES)):
        for name in sorted(needed):
            if not (folder / name).is_file():
                yield Problem(_name(folder / name, entry.root), "is missing")


def check_strays(course: Course) -> Iterator[Problem]:
    """Yield what lies about that the course does not list, or that belongs to no exercise."""
    chapters = frozenset(chapter.slug for chapter in course.chapters)
    for part, beside in _BESIDE_CHAPTERS.items():
        top = course.root / part
        yield from _strays(top, course.root, chapters | beside)
        for chapter in course.chapters:
            slugs = frozenset(entry.slug for entry in chapter.entries)
            yield from _strays(top / chapter.slug, course.root, slugs)
    for entry in course:
        yield from _strays(entry.folder, course.root, LESSON_FILES | OPTIONAL_FILES)
        yield from _strays(entry.answers, course.root, ANSWER_FILES)


def _strays(folder: Path, root: Path, known: frozenset[str]) -> Iterator[Problem]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name not in known | _IGNORED:
            yield Problem(_name(path, root), "does not belong here; the course does not list it")


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
