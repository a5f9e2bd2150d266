"""The one list, and what stands beside it."""

import textwrap

import pytest

from grader.course import CourseError, load_course, read_task

GOOD = """
title = "T"
[[chapters]]
slug = "a"
title = "A"
about = "."
[[chapters.exercises]]
slug = "one"
points = 3
[[chapters.exercises]]
slug = "two"
points = 4
requires = ["a/one"]
"""


def course_of(tmp_path, text):
    path = tmp_path / "exercises/course.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return load_course(tmp_path)


def test_order_and_names(tmp_path):
    course = course_of(tmp_path, GOOD)
    assert [entry.id for entry in course] == ["a/one", "a/two"]
    assert course.find("two") is course.find("a/two")
    with pytest.raises(KeyError, match="there are one, two"):
        course.find("three")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("points = 3", "points = 'x'"), "wrong kind"),
        (('slug = "one"', 'slug = "../one"'), "lower-case"),
        (('slug = "two"', 'slug = "one"'), "listed twice"),
        (('requires = ["a/one"]', 'requires = ["a/nine"]'), "not listed before"),
        (("[[chapters]]", "[[chapters"), "not readable TOML"),
        (('title = "A"', ""), "missing"),
    ],
)
def test_a_faulty_list_is_refused_with_its_place(tmp_path, change, words):
    with pytest.raises(CourseError, match=words) as raised:
        course_of(tmp_path, GOOD.replace(*change))
    assert "course.toml" in str(raised.value)


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(CourseError, match="is missing"):
        load_course(tmp_path)


def test_a_task_has_title_body_and_hints(tmp_path):
    path = tmp_path / "task.md"
    path.write_text("# Title\n\nWhy.\n\n## Hints\n\n1. Look.\n2. Think\n   twice.\n")
    task = read_task(path)
    assert (task.title, task.body) == ("Title", "Why.")
    assert task.hints == ("Look.", "Think\n   twice.")
    path.write_text("Why.\n")
    with pytest.raises(CourseError, match="# Title"):
        read_task(path)
