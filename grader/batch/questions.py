"""What is asked of the grader, by whom, and what it answers (pure data)."""

from __future__ import annotations

from dataclasses import dataclass

from grader.batch.model import Handed
from grader.report import Report


@dataclass(frozen=True)
class Question:
    """What a verdict answers: the same question need not be asked twice.

    Attributes
    ----------
    sha256
        Of the program, in hexadecimal. A file that could not be read has that of the reason.
    version
        Of the exercise, the grader and its settings: `grader.batch.version.version_of`.
    """

    exercise: str
    sha256: str
    version: str
    seed: int


@dataclass(frozen=True)
class Asked:
    """Somebody's program, and the question that it asks; None for one that does not count."""

    handed: Handed
    question: Question | None


@dataclass(frozen=True)
class Verdict:
    """The answer to a question. An unreadable file has no `source`.

    Attributes
    ----------
    text
        The report as JSON, where it came as that and need not be written anew.
    """

    question: Question
    source: bytes | None
    report: Report
    text: str = ""
