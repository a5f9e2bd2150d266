"""The course proves itself: stubs fail, solutions pass, mistakes are named, nothing is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from grader.course import Course, CourseError, Entry
from grader.i18n import LANGUAGES, is_translated
from grader.sandbox.session import Sandbox
from grader.verify.behaviour import check_mistakes, check_solution, check_stub
from grader.verify.experiments import check_experiment
from grader.verify.files import check_missing, check_strays
from grader.verify.lessons import IsTranslated, check_lesson, check_phrases, check_titles
from grader.verify.problem import Problem
from grader.verify.programs import check_programs

__all__ = ["Problem", "verify"]


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
    yield from check_titles(course, LANGUAGES, is_translated)
    yield from check_strays(course)
    for entry in entries:
        watch(entry.id)
        missing = [*check_missing(entry)]
        if missing:
            yield from missing
            continue
        try:
            yield from check_lesson(entry, LANGUAGES)
            yield from check_programs(entry)
            yield from check_phrases(entry, LANGUAGES, is_translated)
            yield from check_stub(entry, seeds[0], sandbox)
            yield from check_solution(entry, seeds, sandbox)
            yield from check_mistakes(entry, seeds, sandbox, LANGUAGES, is_translated)
            yield from check_experiment(entry, sandbox, LANGUAGES, is_translated)
        except (CourseError, SyntaxError) as error:
            yield Problem(entry.id, str(error))
