"""Other people's programs: every right one passes, every wrong one fails, known mistakes are named.

`right/<slug>/` and `wrong/<slug>/` hold whole submissions in styles that are not ours. A wrong
one's first line says which mistake it is, ``# expect: name``, or ``# expect: none``; with a
mistake in each of two functions, ``# expect: name, name``.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from crowd import Program, reports
from told import Told, told

from grader.batch.local import LocalPool
from grader.grading import grade
from grader.report import Outcome

HERE = Path(__file__).parent
RIGHT = sorted(HERE.glob("right/*/*.py"))
WRONG = sorted(HERE.glob("wrong/*/*.py"))
SEEDS = (3, 1009)


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def graded(course):
    """Gives the report on a program with a seed; all of them are asked for at once."""
    asked = [(path, seed) for path in [*RIGHT, *WRONG] for seed in SEEDS]
    with closing(LocalPool()) as pool:
        programs = [
            Program(course.find(path.parent.name).id, path.read_bytes(), seed)
            for path, seed in asked
        ]
        found = dict(zip(asked, reports(pool, programs), strict=True))
        yield lambda path, seed: found[path, seed]()


def test_every_exercise_has_both(course) -> None:
    slugs = {entry.slug for entry in course}
    assert {path.parent.name for path in RIGHT} == slugs
    assert {path.parent.name for path in WRONG} == slugs


@pytest.mark.parametrize("path", RIGHT, ids=name_of)
def test_a_right_program_passes(path, graded) -> None:
    for seed in SEEDS:
        report = graded(path, seed)
        failed = [check for check in report.checks if check.outcome is not Outcome.PASSED]
        assert not failed, (report.message, failed)
        assert report.passed
        assert report.diagnosis == ()


@pytest.mark.parametrize("path", WRONG, ids=name_of)
def test_a_wrong_program_fails_and_a_known_mistake_is_named(path, course, graded) -> None:
    entry = course.find(path.parent.name)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    expected = [name.strip() for name in first.removeprefix("# expect: ").split(",")]
    known = {name for mistake in entry.mistakes for name in (mistake.id, mistake.name)}
    assert expected == ["none"] or known.issuperset(expected), f"{expected} in {entry.id}?"
    for seed in SEEDS:
        report = graded(path, seed)
        assert report.outcome not in (Outcome.PASSED, Outcome.INTERNAL_ERROR), report
        named = [found.mistake for found in report.diagnosis]
        wanted = [] if expected == ["none"] else [name.rpartition("__")[2] for name in expected]
        assert named == wanted


@pytest.mark.parametrize("path", RIGHT[::7], ids=name_of)
def test_a_program_for_another_exercise_gets_nothing(path, course, sandbox) -> None:
    other = "cross_entropy" if path.parent.name != "cross_entropy" else "sigmoid"
    report = grade(course.find(other), path.read_bytes(), seed=1, sandbox=sandbox)
    assert report.score == 0


def test_most_wrong_programs_of_others_are_explained(graded) -> None:
    told_of = Counter()
    for path in WRONG:
        told_of[told(graded(path, SEEDS[0]))] += 1
    explained = told_of[Told.DIAGNOSIS] + told_of[Told.ERROR] + told_of[Told.STATEMENT]
    assert explained >= 0.8 * len(WRONG), told_of
