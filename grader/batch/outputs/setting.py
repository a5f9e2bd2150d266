"""What every output of a run has to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from grader.batch.gradebook import Line
from grader.batch.model import Assignment
from grader.batch.outputs.filenames import file_names
from grader.batch.outputs.words import Words, shown_text
from grader.batch.planning import Plan
from grader.course import Course
from grader.i18n import translator

FEEDBACK = "feedback"


@dataclass(frozen=True)
class Setting:
    """A plan, the course, and one language.

    Attributes
    ----------
    names
        A file name, without its ending, for every student.
    people
        What to call every student.
    exercise_titles
        Of every exercise that is asked for, in the reader's language.
    """

    plan: Plan
    course: Course
    language: str
    words: Words
    names: Mapping[str, str]
    people: Mapping[str, str]
    exercise_titles: Mapping[str, str]

    @property
    def assignment(self) -> Assignment:
        """What was asked."""
        return self.plan.assignment

    def title(self, exercise: str) -> str:
        """Return the title of an exercise in the reader's language."""
        return self.exercise_titles.get(exercise, exercise)

    @property
    def headline(self) -> str:
        """The assignment's title; that of the whole course is a gettext key."""
        title = self.assignment.title
        return self.words.translate(title) if title == self.course.title else title

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all exercises, in the assignment's order."""
        return tuple(self.title(asked.exercise) for asked in self.assignment.asked)

    def file(self, student: str) -> str:
        """Return a student's file name, without its ending."""
        return self.names.get(student) or file_names([student])[student]

    def name(self, student: str) -> str:
        """Return what to call a student, on one line."""
        return " ".join(shown_text(self.people.get(student, student)).split()) or student

    def feedback(self, line: Line | str) -> str:
        """Return the address of a student's feedback, from the folder of the report."""
        student = line if isinstance(line, str) else line.student
        return f"{FEEDBACK}/{quote(self.file(student), safe='')}.html"


def setting_of(plan: Plan, course: Course, language: str) -> Setting:
    """Return the setting of a run's outputs."""
    people = plan.intake.everyone
    if plan.roster:
        people = {**people, **{student.key: student.name for student in plan.roster}}
    titles = {
        asked.exercise: course.by_id[asked.exercise].task(language).title
        for asked in plan.assignment.asked
    }
    words = Words(translator(language), plan.assignment.timezone)
    return Setting(plan, course, language, words, file_names(sorted(people)), people, titles)
