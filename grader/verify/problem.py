"""What `verify` finds: one broken promise of the course."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A broken promise.

    Attributes
    ----------
    where
        The exercise, a file of it, or a file of the course.
    text
        What is wrong, for the exercise's author (in English).
    of
        The exercise that was verified; ``"course"`` where it is of none.
    part
        Which of its promises is broken, one of those in `grader.verify.parts`.
    last
        Whether the exercise's later parts could not be looked at.
    """

    where: str
    text: str
    of: str = ""
    part: str = ""
    last: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"
