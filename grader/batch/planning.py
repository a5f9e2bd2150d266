"""What is to be graded: a folder of submissions, an assignment and a class list, read together."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.batch.assignment import AssignmentError, read_assignment, whole_course
from grader.batch.intake import gather
from grader.batch.intake.layouts import Owner
from grader.batch.intake.people import People, plain
from grader.batch.model import Assignment, Intake, Layout, Student
from grader.batch.roster import read_roster
from grader.course import Course
from grader.message import message


@dataclass(frozen=True)
class Plan:
    """Everything that is known before the first program runs.

    Attributes
    ----------
    submissions
        The folder or archive that was looked through.
    assignment
        What students were to do.
    roster
        Who belongs to the class; empty when no list was given.
    intake
        What was found.
    """

    submissions: Path
    assignment: Assignment
    roster: tuple[Student, ...]
    intake: Intake

    @property
    def untimed(self) -> int:
        """How many programs cannot be late, since nothing says when they were handed in."""
        if self.assignment.due is None:
            return 0
        extended = self.assignment.extensions  # what the system calls late may be in time there
        return sum(
            one.submitted is None and (not one.marked_late or one.student in extended)
            for one in self.intake.handed
        )


def make_plan(
    submissions: Path,
    course: Course,
    assignment_file: Path | None = None,
    roster_file: Path | None = None,
) -> Plan:
    """Read all that tells what is to be graded. Nothing of a student's is run.

    Raises
    ------
    AssignmentError, RosterError, Unreadable
        Each with a message that names the file and the remedy.
    """
    if assignment_file is None:
        assignment = whole_course(course)
    else:
        assignment = read_assignment(assignment_file, course)
    roster = () if roster_file is None else read_roster(roster_file)
    exercises = [asked.exercise for asked in assignment.asked]
    intake = gather(
        submissions,
        exercises,
        roster,
        functions={name: course.by_id[name].exercise.functions for name in exercises},
        others=[entry.id for entry in course if entry.id not in exercises],
        times_of_files=ZoneInfo(assignment.timezone) if assignment.late.by_file_time else None,
    )
    if assignment_file is not None and assignment.extensions:
        assignment = _extended(assignment, assignment_file, roster, intake.students)
    return Plan(submissions, assignment, roster, intake)


def _extended(
    assignment: Assignment, file: Path, roster: Sequence[Student], students: Mapping[str, str]
) -> Assignment:
    """Return the assignment with its extensions by the keys that students have in this run."""
    people = People(roster)
    called: dict[str, set[str]] = defaultdict(set)
    for key, name in students.items():
        called[plain(key)].add(key)
        called[plain(name)].add(key)
    keys: dict[str, datetime] = {}
    for name, until in assignment.extensions.items():
        student = people.find(Owner(name, name, Layout.FOLDERS, ()))
        meant = {student.key} if student is not None else called[plain(name)]
        if name in students:
            meant = {name}
        if len(meant) > 1:
            # A guess would give one of them what was meant for the other.
            raise AssignmentError(
                message(
                    "{file}: [extensions] names {name}, and several are called so. Write one of "
                    "these instead: {keys}",
                    file=str(file),
                    name=name,
                    keys=", ".join(sorted(meant)),
                )
            )
        if not meant and roster:
            # A misspelt extension would cost the student the points it was meant to save.
            known = [one for student in roster for one in (student.key, *student.aliases)]
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise AssignmentError(
                message(
                    "{file}: [extensions] names {name}, who is not on the class list. The "
                    "nearest there is {near}.",
                    file=str(file),
                    name=name,
                    near=near[0] if near else "…",
                )
            )
        (key,) = meant or {name}
        keys[key] = max(until, keys.get(key, until))
    return replace(assignment, extensions=keys)
