"""The course: one ordered list (`course.toml`) and two folders an exercise.

`exercises/<chapter>/<slug>/` is all that a learner may read, `reference/<chapter>/<slug>/` all
that holds answers. Reading the first never loads the second.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.declare import Exercise, is_mistake

HOME = Path(__file__).resolve().parent.parent
HINTS_HEADING = re.compile(r"^##\s+(?:Hints|힌트)\s*$", re.MULTILINE)
NUMBERED = re.compile(r"^\d+\.\s+", re.MULTILINE)
SLUG = re.compile(r"[a-z][a-z0-9_]*")


class CourseError(Exception):
    """The course's files are not as they should be; the text names the file and the remedy."""


@dataclass(frozen=True)
class Task:
    """A lesson in one language: its title, its Markdown without title and hints, the hints."""

    title: str
    body: str
    hints: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A known wrong implementation, as a whole program that behaves like it.

    Attributes
    ----------
    id
        What is wrong, e.g. ``rises_the_wrong_way``.
    function
        The function it stands in for.
    explanation
        What the learner is told (a gettext key).
    source
        The reference solution with that one function replaced.
    """

    id: str
    function: str
    explanation: str
    source: str

    @property
    def name(self) -> str:
        """The full name, ``sigmoid__rises_the_wrong_way``."""
        return f"{self.function}__{self.id}"


@dataclass(frozen=True)
class Entry:
    """One exercise of the course. Its files are read when they are asked for."""

    chapter: str
    slug: str
    points: int
    requires: tuple[str, ...]
    root: Path

    @property
    def id(self) -> str:
        """``chapter/slug``."""
        return f"{self.chapter}/{self.slug}"

    @property
    def folder(self) -> Path:
        """What a learner may read."""
        return self.root / "exercises" / self.chapter / self.slug

    @property
    def answers(self) -> Path:
        """What holds the answers."""
        return self.root / "reference" / self.chapter / self.slug

    def task(self, language: str = "en") -> Task:
        """Return the lesson in `language` (English when there is no other)."""
        name = "task.md" if language == "en" else f"task.{language}.md"
        path = self.folder / name
        return read_task(path if path.is_file() else self.folder / "task.md")

    @property
    def stub(self) -> str:
        """The file a learner starts from."""
        return _read(self.folder / "stub.py")

    @property
    def experiment_source(self) -> str | None:
        """The experiment's text, which runs in the jail; None when there is none."""
        path = self.folder / "experiment.py"
        return _read(path) if path.is_file() else None

    @property
    def experiment(self) -> ModuleType | None:
        """The experiment as a module of this process, for its controls and drawing."""
        if not (self.folder / "experiment.py").is_file():
            return None
        return _load_module(self.root, "exercises", self.chapter, self.slug, "experiment")

    @property
    def picture(self) -> ModuleType | None:
        """What draws the pictures of the lesson, if it has any."""
        if not (self.folder / "picture.py").is_file():
            return None
        return _load_module(self.root, "exercises", self.chapter, self.slug, "picture")

    @property
    def solution_source(self) -> str:
        """The reference solution's text."""
        return _read(self.answers / "solution.py")

    @property
    def companion_source(self) -> str:
        """The PyTorch version's text."""
        return _read(self.answers / "in_pytorch.py")

    @property
    def exercise(self) -> Exercise:
        """What is asked and how it is checked."""
        module = _load_module(self.root, "reference", self.chapter, self.slug, "checks")
        exercise = getattr(module, "exercise", None)
        if not isinstance(exercise, Exercise):
            raise CourseError(
                f"{self.answers / 'checks.py'}: it must define `exercise = Exercise(...)`"
            )
        return exercise

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The known mistakes, in the order they are written."""
        return _read_mistakes(self)


@dataclass(frozen=True)
class Chapter:
    """A chapter: `title` and `about` are gettext keys."""

    slug: str
    title: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Course:
    """The whole course in teaching order. `title` is a gettext key."""

    title: str
    chapters: tuple[Chapter, ...]
    root: Path

    def __iter__(self) -> Iterator[Entry]:
        return (entry for chapter in self.chapters for entry in chapter.entries)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Every exercise by ``chapter/slug``."""
        return {entry.id: entry for entry in self}

    def find(self, name: str) -> Entry:
        """Return the exercise called `name`: ``sigmoid`` or ``activations/sigmoid``.

        Raises
        ------
        KeyError
            When there is none, or a bare slug names several; the text lists what there is.
        """
        if name in self.by_id:
            return self.by_id[name]
        found = [entry for entry in self if entry.slug == name]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(entry.id for entry in found)
            raise KeyError(f"several exercises are called {name}: {several}")
        known = ", ".join(entry.slug for entry in self)
        raise KeyError(f"no exercise is called {name}; there are {known}")


def load_course(root: Path = HOME) -> Course:
    """Read ``exercises/course.toml`` below `root`.

    Raises
    ------
    CourseError
        When the file is missing or says something that cannot be.
    """
    path = root / "exercises" / "course.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CourseError(f"{path} is missing: it lists the chapters and exercises") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} is not readable TOML: {error}") from None
    try:
        chapters = tuple(_chapter(item, root) for item in data["chapters"])
        course = Course(str(data["title"]), chapters, root)
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(f"{path}: an entry is missing or of the wrong kind ({error})") from None
    seen: set[str] = set()
    for entry in course:
        if entry.id in seen:
            raise CourseError(f"{path}: {entry.id} is listed twice")
        for needed in entry.requires:
            if needed not in seen:
                raise CourseError(
                    f"{path}: {entry.id} requires {needed}, which is not listed before it"
                )
        seen.add(entry.id)
    return course


def read_task(path: Path) -> Task:
    """Read a lesson: the first line is the title, the last section holds the hints.

    Raises
    ------
    CourseError
        When the file is missing or does not start with a title.
    """
    text = _read(path)
    first, _, rest = text.partition("\n")
    if not first.startswith("# "):
        raise CourseError(f"{path}: the first line must be `# Title`")
    parts = HINTS_HEADING.split(rest, maxsplit=1)
    hints: tuple[str, ...] = ()
    if len(parts) == 2:
        hints = tuple(item.strip() for item in NUMBERED.split(parts[1])[1:])
    return Task(first[2:].strip(), parts[0].strip(), hints)


def _chapter(data: dict[str, Any], root: Path) -> Chapter:
    slug = _slug(data["slug"])
    entries = tuple(
        Entry(
            slug,
            _slug(item["slug"]),
            int(item["points"]),
            tuple(str(needed) for needed in item.get("requires", ())),
            root,
        )
        for item in data["exercises"]
    )
    return Chapter(slug, str(data["title"]), str(data["about"]), entries)


def _slug(text: object) -> str:
    if not isinstance(text, str) or not SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is not a name of lower-case letters, digits and underscores")
    return text


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"{path} is missing") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not UTF-8; save it as UTF-8") from None


@lru_cache(maxsize=512)
def _load_module(root: Path, part: str, chapter: str, slug: str, name: str) -> ModuleType:
    """Load one file as a submodule of a package for its folder, so `from . import` works."""
    folder = root / part / chapter / slug
    package = f"_{part}_{abs(hash(str(root))):x}.{chapter}.{slug}"
    parents = package.split(".")
    for depth in range(1, len(parents) + 1):
        parent = ".".join(parents[:depth])
        if parent not in sys.modules:
            module = ModuleType(parent)
            module.__path__ = [str(folder)] if depth == len(parents) else []
            sys.modules[parent] = module
    path = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{package}.{name}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(f"{path} is missing")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    try:
        spec.loader.exec_module(loaded)
    except Exception as error:
        del sys.modules[spec.name]
        raise CourseError(f"{path} cannot be loaded: {type(error).__name__}: {error}") from error
    return loaded


@lru_cache(maxsize=512)
def _read_mistakes(entry: Entry) -> tuple[Mistake, ...]:
    # Imported here: it reads syntax trees, and only grading needs it.
    from grader.variants import read_mistakes  # noqa: PLC0415

    module = _load_module(entry.root, "reference", entry.chapter, entry.slug, "mistakes")
    names = [name for name, value in vars(module).items() if is_mistake(value)]
    path = entry.answers / "mistakes.py"
    try:
        found = read_mistakes(_read(path), entry.solution_source, names)
    except ValueError as error:
        raise CourseError(f"{path}: {error}") from None
    return tuple(Mistake(*fields) for fields in found)
