"""What counts as a text to translate."""

from __future__ import annotations

import textwrap

import pytest

from grader.course import Course
from grader.phrases import Phrase, Unclear, of_course, of_source


def texts(source: str, *, checks: bool = False) -> list[str]:
    found = of_source(textwrap.dedent(source), "file.py", checks=checks)
    return [one.text for one in found if isinstance(one, Phrase)]


def unclear(source: str, *, checks: bool = False) -> list[int]:
    found = of_source(textwrap.dedent(source), "file.py", checks=checks)
    return [one.line for one in found if isinstance(one, Unclear)]


@pytest.mark.parametrize("name", ["message", "_", "say", "translate"])
def test_takes_the_first_argument(name: str) -> None:
    assert texts(f'{name}("one " "two {{x}}", x="not this")') == ["one two {x}"]


def test_takes_both_ends_of_a_choice_and_follows_names() -> None:
    source = """
        TEXT = "from the top"
        def f(x):
            word = "yes" if x else "no"
            return message(word), message(TEXT)
        """
    assert texts(source) == ["yes", "no", "from the top"]


def test_a_name_means_what_it_means_nearest() -> None:
    source = """
        word = "outer"
        def f():
            word = "inner"
            return _(word)
        """
    assert texts(source) == ["inner"]


def test_a_parameter_stands_for_its_default() -> None:
    source = """
        def ask(x, *, hint="by default"):
            expect(x, hint=hint)
        ask(1, hint="by a caller")
        """
    assert texts(source, checks=True) == ["by default", "by a caller"]
    assert unclear(source, checks=True) == []


def test_a_name_that_is_built_from_itself_ends() -> None:
    assert texts("word = 'a' if word else word\nmessage(word)") == ["a"]


def test_text_put_together_at_run_time_is_told() -> None:
    assert unclear('x = 1\nmessage(f"{x} points")\nsay("a" + str(x))') == [2, 3]
    assert unclear("_(anything)") == []  # looks up a text that is collected elsewhere
    assert unclear('expect(x, hint=f"{x}")', checks=True) == [1]


def test_titles_and_hints_count_in_checks_only() -> None:
    source = """
        @exercise.check("a title", points=1)
        def first(submission):
            expect(submission.f(1), equals=2, hint="a hint")
        """
    assert texts(source, checks=True) == ["a title", "a hint"]
    assert texts(source) == []


def test_every_part_of_the_course_is_collected(course: Course) -> None:
    found = {one.text for one in of_course(course) if isinstance(one, Phrase)}
    assert course.title in found
    for chapter in course.chapters:
        assert {chapter.title, chapter.about} <= found
    for entry in course:
        assert {check.title for check in entry.exercise.checks} <= found
        assert {mistake.explanation for mistake in entry.mistakes} <= found
        if entry.experiment is not None:
            labels = {control["label"] for control in entry.experiment.CONTROLS.values()}
            assert labels <= found
