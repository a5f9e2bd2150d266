"""The course and its exercises, as a command finds them."""

from __future__ import annotations

import difflib

from grader.cli.refusal import INTERNAL, Refusal
from grader.course import Course, CourseError, Entry, load_course
from grader.message import message


def open_course() -> Course:
    """Return the course.

    Raises
    ------
    Refusal
        When its files are not as they should be, which is no fault of the reader.
    """
    try:
        return load_course()
    except CourseError as error:
        raise Refusal(
            message("The course could not be read: {text}", text=str(error)), INTERNAL
        ) from None


def find_exercise(course: Course, name: str) -> Entry:
    """Return the exercise called `name`.

    Raises
    ------
    Refusal
        When there is none, or a bare slug names several.
    """
    try:
        return course.find(name)
    except KeyError:
        pass
    same = [entry.id for entry in course if entry.slug == name]
    if same:
        raise Refusal(
            message(
                "Several exercises are called {name}. Say which: {exercises}.",
                name=name,
                exercises=", ".join(same),
            )
        )
    slugs = [entry.slug for entry in course]
    near = difflib.get_close_matches(name.rpartition("/")[2], slugs, n=1)
    if near:
        raise Refusal(
            message("There is no exercise {name}. Did you mean {near}?", name=name, near=near[0])
        )
    raise Refusal(
        message(
            "There is no exercise {name}. There are: {exercises}.",
            name=name,
            exercises=", ".join(slugs),
        )
    )
