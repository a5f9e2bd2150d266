"""From a folder or archive to what is to be graded, with everything else listed by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from grader.batch.intake.choosing import Candidate, choose
from grader.batch.intake.clutter import METADATA, TIMESTAMP, is_clutter
from grader.batch.intake.contents import defined, meant_by
from grader.batch.intake.folders import Hints, bases_of
from grader.batch.intake.layouts import Owner, Surroundings, owners_of
from grader.batch.intake.listing import Clutter, Folder, Found, Parts, Seen, Trouble, listing
from grader.batch.intake.names import (
    Named,
    Sure,
    exercise_of,
    is_notebook,
    is_program,
    is_test,
)
from grader.batch.intake.people import People
from grader.batch.intake.programs import program_at
from grader.batch.intake.reading import Unreadable, clean_name
from grader.batch.intake.records import gradescope_records, nbgrader_times
from grader.batch.intake.refusing import no_exercise, no_owner, no_program, not_asked_for
from grader.batch.model import Handed, Intake, Layout, Student, Unclear
from grader.message import Message, message

_MOST_LOOKED_INTO = 50  # files of one student whose name does not say what they are for


def gather(
    root: Path,
    exercises: Sequence[str],
    roster: Sequence[Student] = (),
    *,
    functions: Mapping[str, Sequence[str]] | None = None,
    others: Sequence[str] = (),
    of: Owner | None = None,
    times_of_files: tzinfo | None = None,
) -> Intake:
    """Look through `root` and return what was handed in.

    It is looked through twice, first for where students begin and then for what is theirs, so that
    a list of everything in it never stands in memory. Programs are found here and read when they
    are graded. Only where no name says what one is for is it looked into, for what it defines;
    nothing is run or parsed.

    Parameters
    ----------
    root
        A folder, or a zip archive.
    exercises
        The ids that may be meant, ``chapter/slug``.
    roster
        Who belongs to the class, if that is known; its keys are then those of the result.
    functions
        What each exercise asks for; without it, files are told apart by their names alone.
    others
        Exercises that are not asked for: what is called like one is not taken for another.
    of
        Whose all of it is, where a learning system hands out one student's folder alone.
    times_of_files
        Where no record says when something was handed in: take the time of the file, that of an
        archive's as of this zone. Without it nothing is said to be late by a file's time, which
        mostly is that of the download.

    Raises
    ------
    Unreadable
        When `root` is neither a folder nor an archive.
    """
    gathering = _Gathering(
        _names(listing(root)),
        root.resolve().name,
        exercises,
        functions or {},
        others,
        People(roster),
        of,
        times_of_files,
    )
    return gathering.intake(listing(root))


@dataclass
class _Names:
    """What there is by name, as paths: programs, files that are none, clones, and records."""

    programs: list[Parts] = field(default_factory=list)
    rest: list[Parts] = field(default_factory=list)
    clones: set[Parts] = field(default_factory=set)
    records: list[Found] = field(default_factory=list)


def _names(seen: Iterable[Seen]) -> _Names:
    """Return what a first look tells; troubles are told by the second."""
    names = _Names()
    for one in seen:
        if isinstance(one, Folder) and one.is_clone:
            names.clones.add(one.parts)
        elif isinstance(one, Found):
            if one.parts[-1] in (METADATA, TIMESTAMP):
                names.records.append(one)
            if not is_clutter(one.parts):
                (names.programs if is_program(one.parts[-1]) else names.rest).append(one.parts)
    return names


@dataclass(frozen=True)
class _Meant:
    """The exercises that a file is for, each with how surely; or why that is not known."""

    named: tuple[Named, ...] = ()
    reason: Message | None = None


class _Gathering:
    """One look through one folder."""

    def __init__(
        self,
        names: _Names,
        root: str,
        exercises: Sequence[str],
        functions: Mapping[str, Sequence[str]],
        others: Sequence[str],
        people: People,
        of: Owner | None,
        times_of_files: tzinfo | None,
    ) -> None:
        self._exercises = exercises
        self._functions = functions
        self._others = others
        self._people = people
        self._of = of
        self._times_of_files = times_of_files
        self._around = self._surroundings(root, names)
        self._times = self._all_times(names)
        self._looked_into: Counter[str] = Counter()
        self._unclear: list[Unclear] = []
        self._ignored = 0
        self._layouts: Counter[Layout] = Counter()
        self._students: dict[str, str] = dict(people.names)

    def intake(self, seen: Iterable[Seen]) -> Intake:
        """Go through all that is there, and return what was found."""
        newest, older = choose(self._candidates(seen))
        self._unclear += [Unclear(name, reason) for name, reason in self._records.damaged]
        return Intake(
            dict(sorted(self._layouts.items())),
            newest,
            older,
            tuple(sorted(self._unclear, key=lambda one: one.name)),
            self._ignored,
            dict(sorted(self._students.items())),
        )

    def _candidates(self, seen: Iterable[Seen]) -> Iterator[Candidate]:
        for one in seen:
            if isinstance(one, Trouble):
                self._trouble(one)
            elif isinstance(one, Clutter) or (isinstance(one, Found) and is_clutter(one.parts)):
                self._ignored += 1
            elif isinstance(one, Found):
                yield from self._file(one)
            else:
                self._folder(one.parts)

    def _surroundings(self, root: str, names: _Names) -> Surroundings:
        words = {part for one in self._exercises for part in (one, *one.split("/"))}
        # Without a program anywhere the other files still tell where students begin.
        programs = names.programs or names.rest
        recorded = {one.parts[:-1] for one in names.records if one.parts[-1] == METADATA}
        bases = bases_of(programs, Hints(self._people.knows, words, recorded, root))
        # A record in a student's own folder is the student's, and not believed.
        self._records = gradescope_records(
            [one for one in names.records if one.parts[:-1] in bases]
        )
        return Surroundings(bases, frozenset(names.clones - {()}), self._records.submitters, root)

    def _all_times(self, names: _Names) -> dict[Parts, datetime]:
        if not names.records:
            return {}
        assignments = {
            parts[: len(parts) - len(owner.file) + 1]: None
            for parts in (*names.programs, *names.rest)
            for owner in owners_of(parts, self._around)
            if owner.layout is Layout.NBGRADER
        }
        return {**self._records.times, **nbgrader_times(names.records, assignments)}

    def _trouble(self, seen: Trouble) -> None:
        if seen.parts and is_clutter(seen.parts):
            self._ignored += 1
            return
        self._unclear.append(Unclear(seen.name, seen.reason))
        if seen.is_folder:
            self._folder(seen.parts)
        elif seen.parts:
            self._note_students(self._owners(seen.parts))

    def _folder(self, parts: tuple[str, ...]) -> None:
        """Take note of whose a folder is: who handed in nothing of use is somebody, too."""
        if parts and parts not in self._around.bases:
            self._note_students(self._owners((*parts, "")))

    def _file(self, seen: Found) -> Iterator[Candidate]:
        """Yield what a file may count as, for each of whom it is and each exercise it is for."""
        owners, name = self._owners(seen.parts), seen.parts[-1]
        is_clone = bool(owners) and owners[0].layout is Layout.CLASSROOM
        if is_clone and (not is_program(name) or is_test(name)):
            self._ignored += 1  # what the template brought along
            return
        self._note_students(owners)
        meant = self._meant(seen, owners)
        if meant.reason is not None:
            self._unclear.append(Unclear(seen.place.name, meant.reason))
            return
        self._layouts[owners[0].layout] += 1
        for owner in owners:
            for named in meant.named:
                yield self._candidate(seen, owner, named)

    def _owners(self, parts: tuple[str, ...]) -> tuple[Owner, ...]:
        if self._of is not None:
            return (replace(self._of, file=parts),)
        owners = owners_of(parts, self._around)
        if owners:
            return owners
        base = self._around.base_of(parts)
        lone = None if base is None or len(parts) != len(base) + 1 else parts[-1]
        owner = None if lone is None else self._people.owner_of(lone)
        return () if owner is None else (owner,)

    def _note_students(self, owners: Sequence[Owner]) -> None:
        for owner in owners:
            key, name = self._who(owner)
            self._students.setdefault(key, name)

    def _who(self, owner: Owner) -> tuple[str, str]:
        student = self._people.find(owner)
        if student is not None:
            return student.key, student.name
        key = _key(owner.key)
        name = key if owner.name == owner.key else _key(owner.name)
        known = self._students.get(key)
        # Mostly the same text for everything of one student: it is held once.
        return (known, known) if known == key == name else (key, name)

    def _meant(self, seen: Found, owners: Sequence[Owner]) -> _Meant:
        """Return the exercises that a file is for, or why nobody can tell."""
        name = seen.parts[-1]
        if not is_program(name):
            return _Meant(reason=no_program(name))
        if not owners:
            return _Meant(reason=no_owner(name))
        above = self._around.base_of(seen.parts) or ()
        named = exercise_of((*above, *owners[0].file), self._exercises)
        if named is not None and (named.sure <= Sure.MENDED or not self._functions):
            return _Meant((named,))
        by_content, reason = self._by_content(seen, owners[0])
        if by_content:
            both = named is not None and named.sure is Sure.WORDS and named.exercise
            return _Meant(
                tuple(Named(one, Sure.WORDS if one == both else Sure.CONTENT) for one in by_content)
            )
        if named is not None:
            return _Meant((named,))
        other = exercise_of([name], self._others)
        if other is not None and other.sure <= Sure.MENDED:
            return _Meant(reason=not_asked_for(other.exercise))
        if len(self._exercises) == 1 and not is_test(name):
            return _Meant((Named(self._exercises[0], Sure.ONLY),))
        return _Meant(reason=reason or no_exercise(self._exercises))

    def _by_content(self, seen: Found, owner: Owner) -> tuple[list[str], Message | None]:
        self._looked_into[owner.key] += 1
        if not self._functions or self._looked_into[owner.key] > _MOST_LOOKED_INTO:
            return [], None
        try:
            program, _ = program_at(seen.place, is_notebook(seen.parts[-1]))
        except Unreadable as error:
            return [], error.message
        return meant_by(defined(program), self._functions), None

    def _candidate(self, seen: Found, owner: Owner, named: Named) -> Candidate:
        key, name = self._who(owner)
        recorded = self._time_of(seen.parts)
        written = seen.modified
        if seen.place.members and written is not None and self._times_of_files is not None:
            # An archive keeps the clock on the wall of whoever packed it.
            written = written.replace(tzinfo=self._times_of_files).astimezone(UTC)
        believed = recorded
        if recorded is None and written is not None and self._times_of_files is not None:
            # Whole seconds, as in records: 23:59:59.7 is still that day.
            believed = written.replace(microsecond=0)
        remarks = []
        if named.sure is not Sure.EXACT:
            remarks.append(
                message(
                    "The file {file} was taken for {exercise}.",
                    file=owner.file[-1],
                    exercise=named.exercise,
                )
            )
        if self._people.is_ambiguous(owner):
            remarks.append(
                message("Several on the class list are called {name}.", name=_key(owner.name))
            )
        handed = Handed(
            key,
            name,
            named.exercise,
            seen.place,
            notebook=is_notebook(seen.parts[-1]),
            submitted=believed,
            marked_late=owner.late,
            remarks=tuple(remarks),
        )
        called = owner.key if owner.key == owner.name else f"{owner.name} {owner.key}"
        when = recorded or written
        path = "/".join(seen.parts)
        if path == seen.place.name:
            path = seen.place.name  # the same text, held once
        return Candidate(named.sure, owner.again, when, path, handed, called)

    def _time_of(self, parts: tuple[str, ...]) -> datetime | None:
        """Return when a file was handed in, if a record around it says so."""
        for size in range(1, len(parts)):
            if parts[:size] in self._times:
                return self._times[parts[:size]]
        return None


def _key(text: str) -> str:
    """Return a student's key as a layout has it; what cannot be seen is shown as such."""
    if not text.isprintable():
        text = "".join(one if one.isprintable() else "\ufffd" for one in text)
    return clean_name(text).strip() or "?"
