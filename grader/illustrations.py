"""The pictures inside lessons, drawn by the exercise's own code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grader.course import CourseError, Entry, Task
from grader.message import Translate

_LINE = re.compile(r"^!\[([^\]\n]+)\]\(picture:(\w+)\)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Illustration:
    """A place in a lesson where a picture stands: what it is called, and what one sees."""

    name: str
    alt: str


def parts(task: Task) -> tuple[str | Illustration, ...]:
    """Return a lesson's text in the order of reading, pictures in their places."""
    pieces = _LINE.split(task.body)
    found: list[str | Illustration] = [pieces[0].strip()]
    for alt, name, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found += [Illustration(name, alt), text.strip()]
    return tuple(part for part in found if part)


def draw(entry: Entry, name: str, say: Translate, *, dark: bool) -> bytes:
    """Return the PNG of a picture.

    Raises
    ------
    CourseError
        When the exercise has no picture of that name.
    """
    # Imported here: matplotlib takes longer than all the rest, and most pages need none of it.
    from grader.drawing import render  # noqa: PLC0415

    paint = getattr(entry.picture, name, None)
    if not callable(paint):
        raise CourseError(f"{entry.folder / 'picture.py'}: it must define {name}(figure, say)")
    return render(lambda figure: paint(figure, say), dark=dark)
