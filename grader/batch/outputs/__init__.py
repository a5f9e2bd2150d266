"""What a run leaves for people and learning systems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from grader.batch.model import Graded
from grader.batch.planning import Plan
from grader.course import Course


def write_outputs(
    out: Path,
    plan: Plan,
    counted: Callable[[], Iterator[Graded]],
    course: Course,
    language: str,
) -> tuple[Path, ...]:
    """Write everything that a run leaves into `out`, and return what was written.

    Parameters
    ----------
    counted
        Gives the verdicts that count, sorted by student and exercise, one at a time, anew each
        time that it is called.
    """
    raise NotImplementedError
