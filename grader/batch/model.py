"""What the parts of a run hand to each other (pure data)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from grader.message import Message
from grader.report import Report

LARGEST_FILE = 1 << 20  # bytes of one program; the longest of this course is a hundredth of it


class Layout(StrEnum):
    """How a folder or archive of submissions is laid out."""

    FOLDERS = "folders"  # student/.../sigmoid.py
    FLAT = "flat"  # student__sigmoid.py
    MOODLE = "moodle"
    CANVAS = "canvas"
    GRADESCOPE = "gradescope"
    NBGRADER = "nbgrader"
    CLASSROOM = "classroom"  # GitHub Classroom: a clone a student


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies, without its content.

    Attributes
    ----------
    name
        What to call it before people: relative, with slashes, inside archives after ``!``:
        ``week3/kim.zip!sigmoid.py``.
    path
        The file, or the archive that holds it.
    members
        Its name inside the archive, and inside archives within; empty for a plain file.
    """

    name: str
    path: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """One program that somebody handed in for one exercise. Its text is read when it is graded.

    Attributes
    ----------
    student
        Their key: the folder, login or number that the layout gives; of the roster where it
        could be matched. Never empty, NFC (so that a name that macOS wrote is the same as one
        from elsewhere), at most 200 characters. Capitals tell students apart: the roster may
        know better, and joins them.
    name
        What to call them; the key again when nothing else is known.
    exercise
        ``chapter/slug``.
    place
        The file.
    notebook
        Whether it is a Jupyter notebook.
    submitted
        When, in UTC: from what the layout tells; the file's own time only where the assignment
        asks for that, since it mostly is the time of the download; else None.
    marked_late
        Whether the layout itself says that it came late (Canvas).
    attempt
        Counts what the same student handed in for the same exercise, from 1, oldest first.
    remarks
        What was guessed: a file name that had to be mended, say.
    """

    student: str
    name: str
    exercise: str
    place: Place
    notebook: bool = False
    submitted: datetime | None = None
    marked_late: bool = False
    attempt: int = 1
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A file that could not be taken for a submission: `reason` says why, and what to do."""

    name: str
    reason: Message


@dataclass(frozen=True)
class Intake:
    """What was found.

    Attributes
    ----------
    layouts
        How many files were recognised by which layout.
    handed
        The newest of every student and exercise: what is graded. Sorted by student and exercise.
    superseded
        Older ones of the same, kept on record.
    unclear
        What was not understood, by name. Nothing is left out silently.
    ignored
        How many files are certainly no submissions (``.DS_Store``, ``timestamp.txt``), and
        folders that are not looked into (``__MACOSX``, ``.git``).
    students
        Everyone seen, with or without anything to grade: key to name.
    """

    layouts: Mapping[Layout, int]
    handed: tuple[Handed, ...]
    superseded: tuple[Handed, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    ignored: int = 0
    students: Mapping[str, str] = field(default_factory=dict)

    @property
    def everyone(self) -> Mapping[str, str]:
        """Everyone seen or with something to grade: key to name."""
        more = {one.student: one.name for one in self.handed if one.student not in self.students}
        return {**more, **self.students} if more else self.students

    def holds(self, student: str, exercise: str) -> bool:
        """Whether there is something to grade of a student for an exercise."""
        wanted = student, exercise
        place = bisect_left(self.handed, wanted, key=_asked)
        return place < len(self.handed) and _asked(self.handed[place]) == wanted


def _asked(handed: Handed) -> tuple[str, str]:
    return handed.student, handed.exercise


class Show(StrEnum):
    """How much of the feedback students get to see."""

    FULL = "full"  # everything that the page would tell them
    CHECKS = "checks"  # which checks held, without calls, values and diagnosis
    SCORE = "score"  # the points only


@dataclass(frozen=True)
class LatePolicy:
    """What lateness costs.

    Attributes
    ----------
    grace_minutes
        How much later than due is still on time.
    per_day
        Share of the maximum lost for each day begun, 0 to 1.
    most_days
        After this many days nothing counts any more; None for no end.
    by_file_time
        Whether the time of a file says when it was handed in, where no record does. It mostly is
        the time of the download, so that this has to be asked for.
    """

    grace_minutes: int = 0
    per_day: float = 0.0
    most_days: int | None = None
    by_file_time: bool = False


@dataclass(frozen=True)
class Asked:
    """One exercise of an assignment and what it is worth there."""

    exercise: str
    points: float


@dataclass(frozen=True)
class Assignment:
    """What students were to do.

    Attributes
    ----------
    slug, title
        A short name of lower-case letters, digits, ``-`` and ``_``; and one for people.
    asked
        The exercises in order. An exercise's score counts in proportion to its points here.
    due
        The deadline in UTC, if there is one.
    late
        What lateness costs.
    show
        What students see.
    seed
        Draws every input; the same for all, so that everybody is asked the same.
    extensions
        Later deadlines of single students, by their keys, in UTC.
    timezone
        Where the deadline was meant; people are told times as of there.
    """

    slug: str
    title: str
    asked: tuple[Asked, ...]
    due: datetime | None = None
    late: LatePolicy = LatePolicy()
    show: Show = Show.FULL
    seed: int = 0
    extensions: Mapping[str, datetime] = field(default_factory=dict)
    timezone: str = "UTC"

    @property
    def points(self) -> float:
        """The most that can be reached."""
        return sum(asked.points for asked in self.asked)

    def due_for(self, student: str) -> datetime | None:
        """Return a student's own deadline."""
        return self.extensions.get(student, self.due)


@dataclass(frozen=True)
class Student:
    """One line of the roster.

    Attributes
    ----------
    key
        What identifies them in the gradebook.
    aliases
        Other ways in which a layout may call them: login, e-mail, number, name.
    columns
        All columns of the roster's line as they stand, for the LMS that gave it.
    """

    key: str
    name: str
    section: str = ""
    aliases: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Graded:
    """A verdict as it is kept.

    Attributes
    ----------
    handed
        What was graded.
    sha256
        Of the program as it was graded, in hexadecimal: UTF-8 text for everything.
    version
        Of the exercise: a digest of its checks, mistakes, solution and of the grader.
    source
        The program as it was graded.
    report
        The verdict.
    """

    handed: Handed
    sha256: str
    version: str
    source: bytes
    report: Report
