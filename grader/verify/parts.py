"""All promises of one exercise, and those of the course around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from grader.course import Course, CourseError, Entry
from grader.i18n import LANGUAGES
from grader.sandbox.session import Sandbox
from grader.verify.behaviour import check_mistakes, check_solution, check_stub
from grader.verify.experiments import check_experiment
from grader.verify.files import check_missing, check_strays
from grader.verify.lessons import IsTranslated, check_lesson, check_phrases, check_titles
from grader.verify.problem import Problem
from grader.verify.programs import check_programs

COURSE = "course"
# What is verified, in this order: of the course, and of each exercise.
PARTS_OF_COURSE = ("titles", "folders")
PARTS = (
    "files",
    "lesson",
    "programs",
    "phrases",
    "stub",
    "solution",
    "mistakes",
    "experiment",
)


def check_course(course: Course, is_translated: IsTranslated) -> Iterator[Problem]:
    """Yield what is wrong with the course's titles and folders."""
    found = (check_titles(course, LANGUAGES, is_translated), check_strays(course))
    for part, problems in zip(PARTS_OF_COURSE, found, strict=True):
        yield from _named(problems, COURSE, part)


def check_entry(
    entry: Entry, seeds: Sequence[int], sandbox: Sandbox, is_translated: IsTranslated
) -> Iterator[Problem]:
    """Yield every broken promise of one exercise."""
    missing = [*_named(check_missing(entry), entry.id, PARTS[0])]
    if missing:
        yield from (replace(problem, last=True) for problem in missing)
        return
    found = (
        check_lesson(entry, LANGUAGES),
        check_programs(entry),
        check_phrases(entry, LANGUAGES, is_translated),
        check_stub(entry, seeds[0], sandbox),
        check_solution(entry, seeds, sandbox),
        check_mistakes(entry, seeds, sandbox, LANGUAGES, is_translated),
        check_experiment(entry, sandbox, LANGUAGES, is_translated),
    )
    for part, problems in zip(PARTS[1:], found, strict=True):
        try:
            yield from _named(problems, entry.id, part)
        except (CourseError, SyntaxError) as error:
            yield Problem(entry.id, str(error), entry.id, part, last=True)
            return


def _named(problems: Iterable[Problem], of: str, part: str) -> Iterator[Problem]:
    return (replace(problem, of=of, part=part) for problem in problems)
