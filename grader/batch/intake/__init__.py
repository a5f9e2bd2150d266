"""Finds out who handed in what: folders, archives, and the downloads of learning systems."""

from grader.batch.intake.gathering import gather
from grader.batch.intake.programs import program
from grader.batch.intake.reading import Unreadable

__all__ = ["Unreadable", "gather", "program"]
