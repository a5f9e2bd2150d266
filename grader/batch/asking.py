"""From a file that was handed in to the question that it asks, or why it asks none."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from grader.batch.intake import Unreadable, program
from grader.batch.model import Handed
from grader.batch.questions import Question
from grader.batch.settings import Settings
from grader.batch.version import version_of
from grader.course import Course
from grader.message import Message, message
from grader.report import CheckResult, Isolation, Outcome, Report


@dataclass(frozen=True)
class Found:
    """What a file turned out to be.

    Attributes
    ----------
    handed
        As it was given, with what had to be done to it added to its remarks.
    source
        The program; None when it cannot be read.
    reason
        Why it cannot.
    ours
        Whether that is no fault of whoever handed it in.
    """

    handed: Handed
    question: Question
    source: bytes | None
    reason: Message | None = None
    ours: bool = False


class Reader:
    """Reads programs, one when its turn comes.

    Parameters
    ----------
    seed
        The assignment's.
    settings
        How the run was asked for.
    """

    def __init__(self, seed: int, course: Course, settings: Settings) -> None:
        self._seed = seed
        self._course = course
        self._settings = settings
        self._versions: dict[str, str] = {}

    def read(self, handed: Handed) -> Found:
        """Read a program."""
        try:
            source, remarks = program(handed)
        except Unreadable as error:
            reason = json.dumps(error.message.to_data(), sort_keys=True).encode()
            question = self._question(handed.exercise, b"unreadable " + reason)
            ours = isinstance(error.__context__, OSError)  # the disk's, say
            return Found(handed, question, None, error.message, ours)
        told = replace(handed, remarks=(*handed.remarks, *remarks))
        return Found(told, self._question(handed.exercise, source), source)

    def refusal(self, found: Found) -> Report:
        """Return the report of what could not be read; left open where that is our fault."""
        outcome = Outcome.INTERNAL_ERROR if found.ours else Outcome.ERROR
        return self._blank(found.question, outcome, found.reason)

    def lost(self, question: Question) -> Report:
        """Return the report of a program whose process was lost each time; it is left open."""
        told = message("The grader itself failed. This is not your fault; nothing was lost.")
        return self._blank(question, Outcome.INTERNAL_ERROR, told)

    def _blank(self, question: Question, outcome: Outcome, told: Message | None) -> Report:
        exercise = self._course.by_id[question.exercise].exercise
        return Report(
            exercise=question.exercise,
            outcome=outcome,
            score=0,
            max_score=exercise.points,
            checks=tuple(
                CheckResult(check.id, check.title, Outcome.SKIPPED, 0, check.points)
                for check in exercise.checks
            ),
            isolation=Isolation("strict"),  # nothing was run that would have to be shut in
            seed=question.seed,
            seconds=0.0,
            message=told,
        )

    def _question(self, exercise: str, content: bytes) -> Question:
        if exercise not in self._versions:
            self._versions[exercise] = version_of(self._course.by_id[exercise], self._settings)
        sha256 = hashlib.sha256(content).hexdigest()
        return Question(exercise, sha256, self._versions[exercise], self._seed)
