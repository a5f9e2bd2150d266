"""Who handed in what, read off the names alone: the layouts of learning systems (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from grader.batch.intake.names import SUFFIXES
from grader.batch.model import Layout

_MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)"
)
_CANVAS = re.compile(
    r"(?P<name>[^_]+?)(?P<late>_LATE)?_(?P<id>\d{3,})_(?P<submission>\d{3,})_(?P<file>.+)"
)
_CANVAS_AGAIN = re.compile(r"-(\d{1,3})(?=\.\w+$)")
_FLAT = re.compile(r"(?P<name>.+?)__(?P<file>.+)")
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?")
METADATA = "submission_metadata.yml"  # Gradescope's
TIMESTAMP = "timestamp.txt"  # nbgrader's
SUBMITTED = "submitted"

_CLUTTER = frozenset(
    {
        "__MACOSX",
        ".git",
        ".github",
        ".DS_Store",
        ".ipynb_checkpoints",
        ".idea",
        ".vscode",
        "__pycache__",
        "Thumbs.db",
        "desktop.ini",
        TIMESTAMP,
        METADATA,
    }
)


@dataclass(frozen=True)
class Owner:
    """Whose a file is.

    Attributes
    ----------
    key, name
        What identifies them in this layout, and what to call them.
    layout
        The layout that says so.
    file
        The path that is left when all that names the student is taken away, the file last.
    late
        Whether the name says that it came late.
    again
        Which resubmission the name says it is; 0 when it says nothing.
    """

    key: str
    name: str
    layout: Layout
    file: tuple[str, ...]
    late: bool = False
    again: int = 0


def is_clutter(parts: Sequence[str]) -> bool:
    """Whether a path is what systems leave behind, and certainly nobody's work."""
    return any(part in _CLUTTER for part in parts) or parts[-1].startswith("._")


def parts_of(name: str) -> tuple[str, ...]:
    """Return a place's name as a path in which an archive counts as a folder."""
    parts: list[str] = []
    for piece in name.split("!"):
        if parts and parts[-1].lower().endswith(".zip"):
            parts[-1] = parts[-1][:-4]
        parts += [part for part in piece.split("/") if part not in ("", ".")]
    return tuple(parts)


Submitters: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Surroundings:
    """What the whole listing tells that one name does not.

    Attributes
    ----------
    common
        How many leading folders all files share that are nobody's.
    clones
        Folders that are GitHub clones, as paths.
    gradescope
        Folders beside Gradescope's metadata, with the submitters of each of their submissions:
        key and name, several for a group.
    """

    common: int
    clones: frozenset[tuple[str, ...]]
    gradescope: Mapping[tuple[str, ...], Submitters]


def shared_folders(
    paths: Iterable[tuple[str, ...]], students: Collection[str], exercises: Collection[str]
) -> int:
    """Return how many leading folders all paths share that cannot be a student's.

    A lone folder is peeled off when several lie in it that may be students', that is when what it
    holds are not exercises, and nobody of the roster is called like it.
    """
    known = list(paths)
    peeled = 0
    while known and all(len(path) > peeled + 2 for path in known):
        first = {path[peeled] for path in known}
        if len(first) != 1 or first & set(students):
            break
        below = {path[peeled + 1] for path in known}
        if below <= set(exercises) or (len(below) == 1 and not below & set(students)):
            break
        peeled += 1
    return peeled


def owners_of(parts: tuple[str, ...], around: Surroundings) -> tuple[Owner, ...]:
    """Return whose file this is: several for a group, nobody when the path does not say."""
    group = tuple(_gradescope(parts, around))
    if group:
        return group
    owner = (
        _nbgrader(parts)
        or _moodle(parts)
        or _canvas(parts)
        or _classroom(parts, around)
        or _flat(parts)
        or _folders(parts, around)
    )
    return () if owner is None else (owner,)


def read_stamp(text: str) -> datetime | None:
    """Return the time that nbgrader's or Gradescope's record names, taken as UTC."""
    found = _STAMP.search(text)
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in found.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _gradescope(parts: tuple[str, ...], around: Surroundings) -> Iterator[Owner]:
    for folder, submitters in around.gradescope.items():
        size = len(folder)
        if parts[:size] == folder and len(parts) > size + 1 and parts[size] in submitters:
            for key, name in submitters[parts[size]]:
                yield Owner(key, name, Layout.GRADESCOPE, parts[size + 1 :])
            return


def _nbgrader(parts: tuple[str, ...]) -> Owner | None:
    if SUBMITTED not in parts[:-3]:
        return None
    at = parts.index(SUBMITTED)
    student = parts[at + 1]
    return Owner(student, student, Layout.NBGRADER, parts[at + 2 :])


def _moodle(parts: tuple[str, ...]) -> Owner | None:
    for at, part in enumerate(parts):
        found = _MOODLE.fullmatch(part)
        if found is None:
            continue
        inner = (found["file"],) if found["file"] else ()
        rest = (*inner, *parts[at + 1 :])
        if rest:
            return Owner(found["id"], found["name"], Layout.MOODLE, rest)
    return None


def _canvas(parts: tuple[str, ...]) -> Owner | None:
    for at, part in enumerate(parts):
        found = _CANVAS.fullmatch(part)
        if found is None:
            continue
        file = found["file"]
        again = _CANVAS_AGAIN.search(file)
        if again is not None:
            file = file[: again.start()] + file[again.end() :]
        rest = (file, *parts[at + 1 :])
        number = 0 if again is None else int(again[1])
        return Owner(found["id"], found["name"], Layout.CANVAS, rest, bool(found["late"]), number)
    return None


def _classroom(parts: tuple[str, ...], around: Surroundings) -> Owner | None:
    for size in range(len(parts) - 1, 0, -1):
        if parts[:size] not in around.clones:
            continue
        name = parts[size - 1]
        siblings = [one[-1] for one in around.clones if one[:-1] == parts[: size - 1]]
        student = name[len(_common_prefix(siblings)) :] or name
        return Owner(student, student, Layout.CLASSROOM, parts[size:])
    return None


def _common_prefix(names: Sequence[str]) -> str:
    """Return what all names begin with, up to a hyphen: the assignment's name."""
    if len(names) < 2:
        return ""
    low, high = min(names), max(names)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return low[: low.rfind("-", 0, same) + 1]


def _flat(parts: tuple[str, ...]) -> Owner | None:
    found = _FLAT.fullmatch(parts[-1])
    if found is None or found["name"].startswith("_") or not parts[-1].lower().endswith(SUFFIXES):
        return None
    return Owner(found["name"], found["name"], Layout.FLAT, (found["file"],))


def _folders(parts: tuple[str, ...], around: Surroundings) -> Owner | None:
    rest = parts[around.common :]
    if len(rest) < 2:
        return None
    return Owner(rest[0], rest[0], Layout.FOLDERS, rest[1:])
