"""From a folder or archive to what is to be graded, with everything else listed by name."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from grader.batch.intake.decoding import as_utf8
from grader.batch.intake.layouts import (
    METADATA,
    TIMESTAMP,
    Owner,
    Submitters,
    Surroundings,
    is_clutter,
    owners_of,
    parts_of,
    read_stamp,
    shared_folders,
)
from grader.batch.intake.names import SUFFIXES, Named, exercise_of
from grader.batch.intake.notebooks import as_program
from grader.batch.intake.reading import (
    LARGEST_NOTEBOOK,
    Folder,
    Unreadable,
    clean_name,
    listing,
    read,
)
from grader.batch.model import (
    LARGEST_FILE,
    Handed,
    Intake,
    Layout,
    Place,
    Student,
    Unclear,
)
from grader.message import Message, message

_LARGEST_RECORD = 32 << 20  # bytes of Gradescope's metadata
_LONGEST_KEY = 200
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def gather(
    root: Path,
    exercises: Sequence[str],
    roster: Sequence[Student] = (),
    *,
    of: Owner | None = None,
) -> Intake:
    """Look through `root` and return what was handed in.

    Programs are not read here, only found; their text is read once, when they are graded.

    Parameters
    ----------
    root
        A folder, or a zip archive.
    exercises
        The ids that may be meant, ``chapter/slug``.
    roster
        Who belongs to the class, if that is known; its keys are then those of the result.
    of
        Whose all of it is, where a learning system hands out one student's folder alone.

    Raises
    ------
    Unreadable
        When `root` is neither a folder nor an archive.
    """
    places: list[Place] = []
    unclear: list[Unclear] = []
    clones: set[tuple[str, ...]] = set()
    for found in listing(root):
        if isinstance(found, Place):
            places.append(found)
        elif isinstance(found, Folder):
            if found.is_clone and found.name:
                clones.add(parts_of(found.name))
        elif not is_clutter(parts_of(found.name)):
            unclear.append(found)
    records = _Records.read(places)
    known = _Known(roster)
    around = _surroundings(places, clones, records, exercises, known)
    return _sorted_out(places, unclear, around, records, exercises, known, of)


def program(handed: Handed) -> tuple[bytes, tuple[Message, ...]]:
    """Read what was handed in, as the program that is graded: UTF-8, a notebook cell by cell.

    Returns
    -------
    tuple
        The program, and remarks on what had to be done to it.

    Raises
    ------
    Unreadable
        When it cannot be read any more, is too long, or is a notebook that is none.
    """
    if handed.notebook:
        made = as_program(read(handed.place, LARGEST_NOTEBOOK))
        if len(made) > LARGEST_FILE:
            raise Unreadable(message("Its code is longer than any program of this course."))
        return made, ()
    content, remark = as_utf8(read(handed.place, LARGEST_FILE))
    return content, () if remark is None else (remark,)


@dataclass(frozen=True)
class _Records:
    """What learning systems wrote beside the files: times, and who is who."""

    submitters: Mapping[tuple[str, ...], Submitters]
    times: Mapping[tuple[str, ...], datetime]

    @classmethod
    def read(cls, places: Iterable[Place]) -> _Records:
        submitters: dict[tuple[str, ...], Submitters] = {}
        times: dict[tuple[str, ...], datetime] = {}
        for place in places:
            parts = parts_of(place.name)
            if parts[-1] == TIMESTAMP:
                stamp = read_stamp(_text(place, 200))
                if stamp is not None:
                    times[parts[:-1]] = stamp
            elif parts[-1] == METADATA:
                named, when = _gradescope(_text(place, _LARGEST_RECORD))
                submitters[parts[:-1]] = named
                times |= {(*parts[:-1], one): stamp for one, stamp in when.items()}
        return cls(submitters, times)

    def time_of(self, parts: tuple[str, ...]) -> datetime | None:
        """Return when a file was handed in, if a record around it says so."""
        for size in range(len(parts) - 1, 0, -1):
            if parts[:size] in self.times:
                return self.times[parts[:size]]
        return None


class _Known:
    """The roster, by everything that its students may be called."""

    def __init__(self, roster: Sequence[Student]) -> None:
        self._by_alias: dict[str, Student | None] = {}
        self.names = {student.key: student.name for student in roster}
        for student in roster:
            for alias in {_plain(one) for one in (student.key, *student.aliases) if one}:
                taken = alias in self._by_alias and self._by_alias[alias] is not student
                self._by_alias[alias] = None if taken else student  # two of one name: nobody's

    @property
    def aliases(self) -> frozenset[str]:
        return frozenset(self._by_alias)

    def find(self, owner: Owner) -> Student | None:
        """Return whom a layout means."""
        for called in (owner.key, owner.name):
            student = self._by_alias.get(_plain(called))
            if student is not None:
                return student
        return None


def _surroundings(
    places: Sequence[Place],
    clones: set[tuple[str, ...]],
    records: _Records,
    exercises: Sequence[str],
    known: _Known,
) -> Surroundings:
    paths = [parts_of(place.name) for place in places]
    paths = [parts for parts in paths if not is_clutter(parts)]
    words = {part for exercise in exercises for part in (exercise, *exercise.split("/"))}
    students = {part for parts in paths for part in parts if _plain(part) in known.aliases}
    common = shared_folders(paths, students, words)
    return Surroundings(common, frozenset(clones), records.submitters)


def _sorted_out(
    places: Sequence[Place],
    unclear: list[Unclear],
    around: Surroundings,
    records: _Records,
    exercises: Sequence[str],
    known: _Known,
    of: Owner | None,
) -> Intake:
    layouts: Counter[Layout] = Counter()
    students: dict[str, str] = dict(known.names)
    ignored = 0
    everything: dict[tuple[str, str], list[tuple[int, Handed]]] = defaultdict(list)
    for place in places:
        parts = parts_of(place.name)
        if is_clutter(parts):
            ignored += 1
            continue
        owners = (replace(of, file=parts),) if of is not None else owners_of(parts, around)
        if owners and owners[0].layout is Layout.CLASSROOM and not _is_program(parts):
            ignored += 1  # what the template brought along
            continue
        named = _named(place, parts, owners, exercises)
        if isinstance(named, Unclear):
            unclear.append(named)
            continue
        layouts[owners[0].layout] += 1
        for owner in owners:
            found = _handed(place, parts, owner, named, records, known)
            students.setdefault(found.student, found.name)
            everything[found.student, found.exercise].append((owner.again, found))
    newest, older = _newest(everything)
    return Intake(
        dict(sorted(layouts.items())),
        newest,
        older,
        tuple(sorted(unclear, key=lambda one: one.name)),
        ignored,
        dict(sorted(students.items())),
    )


def _named(
    place: Place, parts: tuple[str, ...], owners: Sequence[Owner], exercises: Sequence[str]
) -> Named | Unclear:
    """Return the exercise that a file is for, or why nobody can tell."""
    if not _is_program(parts):
        return Unclear(
            place.name,
            message("It is neither a Python file (.py) nor a notebook (.ipynb). Ask for one."),
        )
    if not owners:
        return Unclear(
            place.name,
            message(
                "Nothing says whose it is. Put it into a folder with the student's name, or call "
                "it {example}.",
                example=f"name__{parts[-1]}",
            ),
        )
    named = exercise_of(owners[0].file, exercises)
    if named is None and len(exercises) == 1:
        named = Named(exercises[0], exact=False)  # there is only one that it can be
    if named is None:
        return Unclear(
            place.name,
            message(
                "No exercise is called like it. Rename it to one of: {names}",
                names=", ".join(f"{one.rpartition('/')[2]}.py" for one in exercises[:40]),
            ),
        )
    return named


def _handed(
    place: Place,
    parts: tuple[str, ...],
    owner: Owner,
    named: Named,
    records: _Records,
    known: _Known,
) -> Handed:
    student = known.find(owner)
    return Handed(
        _key(owner.key) if student is None else student.key,
        _key(owner.name) if student is None else student.name,
        named.exercise,
        place,
        notebook=parts[-1].lower().endswith(".ipynb"),
        submitted=records.time_of(parts) or place.modified,
        marked_late=owner.late,
        remarks=() if named.exact else (_guessed(owner, named),),
    )


def _guessed(owner: Owner, named: Named) -> Message:
    return message(
        "The file {file} was taken for {exercise}.", file=owner.file[-1], exercise=named.exercise
    )


def _newest(
    everything: Mapping[tuple[str, str], Sequence[tuple[int, Handed]]],
) -> tuple[tuple[Handed, ...], tuple[Handed, ...]]:
    """Return what counts and what was superseded; the newest counts, and the exact name first."""
    newest, older = [], []
    for _, found in sorted(everything.items()):
        in_turn = sorted(
            found,
            key=lambda one: (
                one[0],
                one[1].submitted or _LONG_AGO,
                not one[1].remarks,
                one[1].place.name,
            ),
        )
        counted = [replace(handed, attempt=number) for number, (_, handed) in enumerate(in_turn, 1)]
        newest.append(counted[-1])
        older += counted[:-1]
    return tuple(newest), tuple(older)


def _is_program(parts: tuple[str, ...]) -> bool:
    return parts[-1].lower().endswith(SUFFIXES)


def _key(text: str) -> str:
    return clean_name(text).strip()[:_LONGEST_KEY] or "?"


def _plain(text: str) -> str:
    """Return a name as it is compared: without case, and without what sets words apart."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "@.")


def _text(place: Place, limit: int) -> str:
    try:
        return read(place, limit).decode("utf-8", "replace")
    except Unreadable:
        return ""


def _gradescope(text: str) -> tuple[Submitters, dict[str, datetime]]:
    """Return the submitters and the time of each submission, as Gradescope's record has them."""
    try:
        record = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, {}
    submitters: dict[str, list[tuple[str, str]]] = {}
    times: dict[str, datetime] = {}
    for submission, data in record.items() if isinstance(record, dict) else ():
        if not isinstance(submission, str) or not isinstance(data, dict):
            continue
        named = [*_submitters(data.get(":submitters"))]
        if named:
            submitters[submission] = named
        stamp = read_stamp(str(data.get(":created_at", "")))
        if stamp is not None:
            times[submission] = stamp
    return submitters, times


def _submitters(data: object) -> Iterator[tuple[str, str]]:
    """Yield the key (number, e-mail or name) and the name of each of a group."""
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict):
            called = [str(one[key]) for key in (":sid", ":email", ":name") if one.get(key)]
            if called:
                yield called[0], str(one.get(":name") or called[0])
