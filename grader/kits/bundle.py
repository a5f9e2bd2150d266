"""What a kit carries: the engine, and of the course only what the assignment asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from grader.batch.model import Assignment
from grader.course import HOME, Chapter, Course
from grader.message import Message, message

NAME = "scratchgrad"
ASSIGNMENT = "assignment.toml"
REQUIREMENTS = (
    "jinja2>=3.1",
    "numpy>=2.0",
    "pyyaml>=6.0",
)  # as the project's own, as far as grading needs them
PYTHON = "3.11"
# The page, the other commands, the data and their like: nothing of it is used where a kit runs.
_LEFT_OUT = frozenset(
    {
        "app.py",
        "catalogue.py",
        "cli",
        "data",
        "drawing.py",
        "experiments",
        "fonts",
        "illustrations.py",
        "new.py",
        "phrases.py",
        "plots.py",
        "service.py",
        "skeleton",
        "store.py",
        "ui",
        "verify",
        "worker",
    }
)
_LESSON = ("stub.py", "task.md", "task.ko.md")
_ANSWERS = ("checks.py", "mistakes.py", "solution.py")


class KitError(Exception):
    """A kit could not be made; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def bundle(course: Course, assignment: Assignment) -> dict[str, bytes]:
    """Return the files of a kit by their names, with slashes, in the order of the names.

    The same course and assignment give the same bytes. Neither tests nor the answers of any
    exercise that is not asked for are among them.

    Raises
    ------
    KitError
        When a file of the course cannot be read.
    """
    try:
        files = dict(_engine())
        files |= _of_course(course, assignment)
    except OSError as error:
        raise KitError(
            message(
                "{file} could not be read: {error}",
                file=str(error.filename),
                error=error.strerror or type(error).__name__,
            )
        ) from None
    files[ASSIGNMENT] = _assignment(assignment).encode()
    files["exercises/course.toml"] = _course(course, assignment).encode()
    files["pyproject.toml"] = _project().encode()
    return dict(sorted(files.items()))


def _engine() -> Iterator[tuple[str, bytes]]:
    root = HOME / "grader"
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root).parts
        hidden = any(part.startswith((".", "__pycache__")) for part in inner)
        if inner[0] in _LEFT_OUT or hidden or path.suffix == ".po":
            continue
        if path.is_file():
            yield path.relative_to(HOME).as_posix(), path.read_bytes()
    licence = HOME / "LICENSE"
    if licence.is_file():  # not beside an installed package
        yield "LICENSE", licence.read_bytes()


def _of_course(course: Course, assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    for asked in assignment.asked:
        entry = course.by_id[asked.exercise]
        for folder, names in ((entry.folder, _LESSON), (entry.answers, _ANSWERS)):
            for name in names:
                path = folder / name
                yield path.relative_to(course.root).as_posix(), path.read_bytes()


def _course(course: Course, assignment: Assignment) -> str:
    """Return a list of the exercises that are asked for, none of which waits for another."""
    wanted = {asked.exercise for asked in assignment.asked}
    lines = [f"title = {_text(course.title)}"]
    for chapter in course.chapters:
        entries = [entry for entry in chapter.entries if entry.id in wanted]
        if entries:
            lines += _chapter(chapter)
        for entry in entries:
            lines += ["", "[[chapters.exercises]]", f"slug = {_text(entry.slug)}"]
            lines += [f"points = {entry.points}", "requires = []"]
    return "\n".join(lines) + "\n"


def _chapter(chapter: Chapter) -> list[str]:
    told = {"slug": chapter.slug, "title": chapter.title, "about": chapter.about}
    return ["", "[[chapters]]", *_table(told)]


def _assignment(assignment: Assignment) -> str:
    """Return the assignment as TOML, without its deadline: that is the learning system's."""
    told = {"title": assignment.title, "slug": assignment.slug, "show": assignment.show.value}
    lines = [*_table(told), f"seed = {assignment.seed}", "", "[exercises]"]
    lines += [f"{_text(asked.exercise)} = {asked.points!r}" for asked in assignment.asked]
    return "\n".join(lines) + "\n"


def _project() -> str:
    needed = ", ".join(map(_text, REQUIREMENTS))
    return f"""\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = {_text(NAME)}
version = {_text(_version())}
description = "Grades one assignment of the scratchgrad course."
license = "MIT"
requires-python = ">={PYTHON}"
dependencies = [{needed}]

[tool.hatch.build.targets.wheel]
packages = ["grader", "exercises", "reference"]
"""


def _version() -> str:
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "0"


def _table(values: Mapping[str, str]) -> list[str]:
    return [f"{key} = {_text(value)}" for key, value in values.items()]


def _text(value: str) -> str:
    # JSON's strings are TOML's, but for one character and what is no text at all.
    plain = value.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")


def template(name: str, **values: str) -> str:
    """Return a file of `templates` with every ``@NAME@`` replaced."""
    text = (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key.upper()}@", value)
    return text
