"""The course proves itself: stubs fail, solutions pass, mistakes are named, nothing is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from grader.course import Course, Entry
from grader.i18n import is_translated
from grader.sandbox.session import Sandbox
from grader.verify.junit import junit
from grader.verify.lessons import IsTranslated
from grader.verify.parts import check_course, check_entry
from grader.verify.problem import Problem
from grader.verify.several import verify_in_processes

__all__ = ["Problem", "junit", "verify", "verify_in_processes"]


def verify(
    course: Course,
    entries: Iterable[Entry],
    *,
    seeds: Sequence[int],
    sandbox: Sandbox,
    watch: Callable[[str], None] = lambda step: None,
    is_translated: IsTranslated = is_translated,
) -> Iterator[Problem]:
    """Yield every broken promise of the course and of `entries`.

    Parameters
    ----------
    course
        Its titles and folders are looked at in any case.
    entries
        The exercises to run.
    seeds
        What the solutions and mistakes are graded with.
    sandbox
        The jail; stubs, solutions and mistakes run where submissions run.
    watch
        Told the exercise that comes next.
    is_translated
        Whether a text has a translation in a language.
    """
    yield from check_course(course, is_translated)
    for entry in entries:
        watch(entry.id)
        yield from check_entry(entry, seeds, sandbox, is_translated)
