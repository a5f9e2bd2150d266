"""Who handed in what, read off the names alone: the layouts of learning systems (pure).

Only what lies right below a folder that is nobody's says whose a file is: that much the system or
the instructor named. What lies deeper was named by the student, who may name it after another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from grader.batch.intake.names import is_program
from grader.batch.model import Layout

# Kim Minji_12345_assignsubmission_file/…, or with the file's name behind it; a group without a
# number is Moodle's default group.
_MOODLE = re.compile(
    r"(?P<name>.+?)(?:_(?P<id>\d{1,19}))?_assignsubmission_[a-z]+_?(?P<file>.*)", re.DOTALL
)
# kimminji_LATE_123_45678_sigmoid-1.py; anon_ab12c_45678_… where marking is anonymous.
_CANVAS = re.compile(
    r"(?:(?P<name>.+?)_)??(?P<late>late_)?"
    r"(?P<id>\d{1,19}|(?:(?<=anon_)|(?<=anon_late_))[0-9a-z]{5})"
    r"_(?P<file_id>\d{3,19})_(?P<file>.+)",
    re.DOTALL | re.IGNORECASE,
)
_CANVAS_AGAIN = re.compile(r"-(\d{1,3})(?=\.\w{1,10}$)")
_FLAT = re.compile(r"(?P<name>.+?)__(?P<file>.+)", re.DOTALL)
SUBMITTED = "submitted"  # nbgrader's
# What Moodle calls everybody where marking is anonymous.
_ANONYMOUS = frozenset({"participant", "참여자", "참가자"})

Submitters: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]


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


@dataclass(frozen=True)
class Surroundings:
    """What the whole listing tells that one name does not.

    Attributes
    ----------
    bases
        The folders that are nobody's, as paths: what lies right below belongs to a student.
    clones
        Folders that are GitHub clones, as paths.
    gradescope
        Folders with Gradescope's record, with the submitters of each of their submissions:
        key and name, several for a group.
    root
        The name of the folder that was given.
    """

    bases: frozenset[tuple[str, ...]] = frozenset({()})
    clones: frozenset[tuple[str, ...]] = frozenset()
    gradescope: Mapping[tuple[str, ...], Submitters] = field(default_factory=dict)
    root: str = ""

    def base_of(self, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the innermost folder around a file that is nobody's."""
        for size in range(len(parts) - 1, -1, -1):
            if parts[:size] in self.bases:
                return parts[:size]
        return None


def owners_of(parts: tuple[str, ...], around: Surroundings) -> tuple[Owner, ...]:
    """Return whose this file is: several for a group, nobody when the path does not say."""
    base = around.base_of(parts)
    if base is None:
        return ()
    rest = parts[len(base) :]
    group = around.gradescope.get(base, {}).get(rest[0], ())
    if group and len(rest) > 1:
        return tuple(Owner(key, name, Layout.GRADESCOPE, rest[1:]) for key, name in group)
    owner = (
        _moodle(rest)
        or _nbgrader(base, rest, around)
        or _classroom(base, rest, around)
        or _canvas(rest)
        or _flat(rest)
        or (Owner(rest[0], rest[0], Layout.FOLDERS, rest[1:]) if len(rest) > 1 else None)
    )
    return () if owner is None else (owner,)


def is_systems(name: str) -> bool:
    """Whether a learning system gave something this name."""
    return bool(_MOODLE.fullmatch(name) or _CANVAS.fullmatch(name))


def flat_student(name: str) -> str | None:
    """Return whom a file's name means that is written as ``student__sigmoid.py``."""
    found = _FLAT.fullmatch(name)
    if found is None or name.startswith("_") or not is_program(name):
        return None
    return found["name"]


def _moodle(rest: tuple[str, ...]) -> Owner | None:
    found = _MOODLE.fullmatch(rest[0])
    if found is None:
        return None
    file = (*((found["file"],) if found["file"] else ()), *rest[1:])
    if not file:
        return None
    name = found["name"]
    if name.casefold() in _ANONYMOUS and found["id"]:
        name = f"{name} {found['id']}"
    return Owner(found["id"] or name, name, Layout.MOODLE, file)


def _nbgrader(base: tuple[str, ...], rest: tuple[str, ...], around: Surroundings) -> Owner | None:
    inside = (base or (around.root,))[-1] == SUBMITTED
    return Owner(rest[0], rest[0], Layout.NBGRADER, rest[1:]) if inside and len(rest) > 2 else None


def _classroom(base: tuple[str, ...], rest: tuple[str, ...], around: Surroundings) -> Owner | None:
    name = rest[0]
    if len(rest) < 2 or (*base, name) not in around.clones:
        return None
    # gh clones them into a folder that is called like the assignment.
    slug = (base or (around.root,))[-1].removesuffix("-submissions")
    siblings = [one[-1] for one in around.clones if one[:-1] == base]
    prefix = f"{slug}-" if name.startswith(f"{slug}-") else _common_prefix(siblings)
    student = name[len(prefix) :] or name
    return Owner(student, student, Layout.CLASSROOM, rest[1:])


def _common_prefix(names: Sequence[str]) -> str:
    """Return what all names begin with, up to a hyphen: the assignment's name."""
    if len(names) < 3:  # two may well be namesakes
        return ""
    low, high = min(names), max(names)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return low[: low.rfind("-", 0, same) + 1]


def _canvas(rest: tuple[str, ...]) -> Owner | None:
    found = _CANVAS.fullmatch(rest[0])
    if found is None:
        return None
    file = found["file"]
    again = _CANVAS_AGAIN.search(file)
    if again is not None:
        file = file[: again.start()] + file[again.end() :]
    return Owner(
        found["id"],
        found["name"] or found["id"],
        Layout.CANVAS,
        (file, *rest[1:]),
        bool(found["late"]),
        0 if again is None else int(again[1]),
    )


def _flat(rest: tuple[str, ...]) -> Owner | None:
    name = flat_student(rest[0]) if len(rest) == 1 else None
    if name is None:
        return None
    return Owner(name, name, Layout.FLAT, (rest[0][len(name) + 2 :],))
