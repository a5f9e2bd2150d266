"""One batch, graded in whatever process it lands: a local worker's, or one of a cluster.

Importable by name, and free of anything that cannot travel: what a task needs beside its batch
(the course, the jail) is made once in the process and kept for the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grader.course import Course, load_course
from grader.grading import grade
from grader.report import dumps
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox


@dataclass(frozen=True)
class Item:
    """One program to be graded, by its number in the run."""

    number: int
    exercise: str
    source: bytes
    seed: int


@dataclass(frozen=True)
class Done:
    """The verdict on an item, as the JSON of its report."""

    number: int
    report: str


def grade_batch(
    items: Sequence[Item], isolation: str, call_seconds: float, root: str = ""
) -> list[Done]:
    """Grade every item of a batch in this process's own jail.

    Parameters
    ----------
    isolation
        ``"best"`` or ``"strict"``.
    call_seconds
        Wall time of one call.
    root
        The folder of the course; the installed one by default.

    Raises
    ------
    IsolationRefused
        Under ``strict``, when this machine cannot prove a denial.
    """
    course, sandbox = _workshop(isolation, call_seconds, root)
    return [
        Done(
            item.number,
            dumps(grade(course.by_id[item.exercise], item.source, seed=item.seed, sandbox=sandbox)),
        )
        for item in items
    ]


@lru_cache(maxsize=1)
def _workshop(isolation: str, call_seconds: float, root: str) -> tuple[Course, Sandbox]:
    """Return the course and the jail of this process; they live as long as it does."""
    limits = Limits(call_seconds=call_seconds)
    course = load_course(Path(root)) if root else load_course()
    return course, Sandbox(isolation="strict" if isolation == "strict" else "best", limits=limits)
