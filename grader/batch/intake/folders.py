"""Which folders of a download are nobody's, so that students begin right below them (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from grader.batch.intake.layouts import SUBMITTED, flat_student, is_systems

_MOST = 6  # folders that are nobody's, one within another
# What students call folders of their own.
_THEIRS = frozenset({"src", "code", "lib", "test", "tests", "notebooks", "data", "docs", "utils"})
# What instructors call a week's work, and students the parts of theirs.
_WORK = re.compile(
    r"(?:hw|homework|week|part|assignment|lab|ps|problem|exercise|ch|chapter|과제|실습|문제)"
    r"[\s_-]*\d+|\d+\s*주차?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Node:
    folders: dict[str, _Node]
    files: list[str]


@dataclass(frozen=True)
class Hints:
    """What is known beside the names of files.

    Attributes
    ----------
    is_student
        Whether the class list knows somebody who may be called so.
    exercises
        What folders may be called that are an exercise's: ids, slugs and chapters.
    recorded
        Folders that hold a learning system's record of who is who.
    root
        The name of the folder that was given.
    """

    is_student: Callable[[str], bool]
    exercises: Collection[str]
    recorded: Collection[tuple[str, ...]] = ()
    root: str = ""


def bases_of(paths: Iterable[tuple[str, ...]], hints: Hints) -> frozenset[tuple[str, ...]]:
    """Return the folders that are nobody's.

    A folder is nobody's when learning systems named what lies in it, when everything beside it is
    such a folder too, or when it is alone and holds several that may be students'. One student
    cannot bring this about by what they put into their own folder.

    Parameters
    ----------
    paths
        The programs that were found.
    """
    top = _Node({}, [])
    for path in paths:
        node = top
        for folder in path[:-1]:
            if folder not in node.folders:
                node.folders[folder] = _Node({}, [])
            node = node.folders[folder]
        node.files.append(path[-1])
    return frozenset(_below((), top, hints))


def _below(base: tuple[str, ...], node: _Node, hints: Hints) -> list[tuple[str, ...]]:
    if base in hints.recorded or len(base) >= _MOST or not node.folders:
        return [base]
    if _is_collection((base or (hints.root,))[-1]):
        return [base]
    if any(map(is_systems, (*node.folders, *node.files))) or any(
        map(hints.is_student, node.folders)
    ):
        return [base]
    inner = {(*base, name): child for name, child in node.folders.items()}
    if len(inner) == 1:
        (path, child), *_ = inner.items()
        deeper = _below(path, child, hints)
        peeled = _is_nobodys(path, child, hints) or _holds_students(child, hints)
        return deeper if peeled or deeper != [path] else [base]
    if all(_is_nobodys(path, child, hints) for path, child in inner.items()):
        return [found for path, child in inner.items() for found in _below(path, child, hints)]
    return [base]


def _is_nobodys(path: tuple[str, ...], node: _Node, hints: Hints) -> bool:
    names = (*node.folders, *node.files)
    return (
        _is_collection(path[-1])
        or path in hints.recorded
        or path[-1] in hints.exercises
        or any(map(hints.is_student, node.folders))
        or any(map(is_systems, names))
        or (bool(node.folders) and not node.files and bool(_WORK.fullmatch(path[-1])))
        or len({flat_student(name) for name in node.files} - {None}) > 1
    )


def _is_collection(name: str) -> bool:
    """Whether nbgrader or GitHub Classroom calls a folder with everybody's work so."""
    return name == SUBMITTED or name.endswith("-submissions")


def _holds_students(node: _Node, hints: Hints) -> bool:
    """Whether the folders in a lone folder may be students'."""
    may = [
        name
        for name in node.folders
        if name not in hints.exercises
        and name.casefold() not in _THEIRS
        and not _WORK.fullmatch(name)
    ]
    return len(may) > 1
