"""All promises of one exercise, and those of the course around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.course import Course, CourseError, Entry
from grader.i18n import LANGUAGES
from grader.sandbox.session import Sandbox
from grader.verify.behaviour import check_mistakes, check_solution, check_stub
from grader.verify.experiments import check_experiment
from grader.verify.files import check_missing, check_strays
from grader.verify.lessons import IsTranslated, check_lesson, check_phrases, check_titles
from grader.verify.problem import Problem
from grader.verify.programs import check_programs


def check_course(course: Course, is_translated: IsTranslated) -> Iterator[Problem]:
    """Yield what is wrong with the course's titles and folders."""
    yield from check_titles(course, LANGUAGES, is_translated)
    yield from check_strays(course)


def check_entry(
    entry: Entry, seeds: Sequence[int], sandbox: Sandbox, is_translated: IsTranslated
) -> Iterator[Problem]:
    """Yield every broken promise of one exercise."""
    missing = [*check_missing(entry)]
    if missing:
        yield from missing
        return
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
