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
    """

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"
