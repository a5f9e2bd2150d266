"""What is to be graded: a folder of submissions, an assignment and a class list, read together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.batch.assignment import read_assignment, whole_course
from grader.batch.intake import gather
from grader.batch.model import Assignment, Intake, Student
from grader.batch.roster import read_roster
from grader.course import Course


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
    intake = gather(submissions, [asked.exercise for asked in assignment.asked], roster)
    return Plan(submissions, assignment, roster, intake)
