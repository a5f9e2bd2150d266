"""Assignments: which exercises, worth what, due when. Read from TOML, or the whole course."""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from grader.batch.model import Asked, Assignment, LatePolicy, Show
from grader.course import Course, CourseError
from grader.message import Message, message

_KEYS = frozenset({"title", "slug", "exercises", "due", "late", "show", "seed"})
_LATE = frozenset({"grace_minutes", "per_day", "most_days"})
_LARGEST_SEED = 2**32 - 1


class AssignmentError(Exception):
    """The file does not say what it must; `message` names it and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def whole_course(course: Course) -> Assignment:
    """Return the assignment that asks for everything, each exercise with its own points."""
    asked = tuple(Asked(entry.id, float(entry.points)) for entry in course)
    return Assignment("course", course.title, asked)


def read_assignment(path: Path, course: Course) -> Assignment:
    """Read an assignment file.

    ::

        title = "Week 3"
        due = 2026-03-14T23:59:00+09:00      # with the offset; a date alone means its end, UTC
        show = "full"                        # or "checks", "score"
        seed = 42

        [late]
        grace_minutes = 15
        per_day = 0.1                        # of the points, for each day begun
        most_days = 3

        [exercises]                          # what each is worth here
        sigmoid = 10
        "losses/cross_entropy" = 20

    Raises
    ------
    AssignmentError
        When the file cannot be read, holds a key that is not known, or a value that cannot be.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssignmentError(
            message("There is no file {file}. Is the path right, seen from here?", file=str(path))
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AssignmentError(
            message("{file} is not readable TOML: {error}", file=str(path), error=str(error))
        ) from None
    try:
        return _read(data, path, course)
    except _Wrong as wrong:
        raise AssignmentError(
            message("{file}: {reason}", file=str(path), reason=wrong.reason)
        ) from None


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, reason: Message) -> None:
        super().__init__(reason.render())
        self.reason = reason


def _read(data: Mapping[str, Any], path: Path, course: Course) -> Assignment:
    _known(data, _KEYS)
    slug = str(data.get("slug", path.stem)).strip() or path.stem
    return Assignment(
        slug=_slug(slug),
        title=str(data.get("title", slug)),
        asked=_asked(data.get("exercises"), course),
        due=_due(data.get("due")),
        late=_late(data.get("late", {})),
        show=_show(data.get("show", Show.FULL.value)),
        # Without one: of the name, so that grading again next year gives the same inputs.
        seed=_whole(data.get("seed", _seed_of(slug)), "seed", _LARGEST_SEED),
    )


def _known(data: Mapping[str, Any], keys: frozenset[str]) -> None:
    unknown = sorted(set(data) - keys)
    if unknown:
        raise _Wrong(
            message(
                "{key} is no key that is known here; there are {keys}.",
                key=unknown[0],
                keys=", ".join(sorted(keys)),
            )
        )


def _slug(text: str) -> str:
    plain = "".join(
        one if one.isascii() and (one.isalnum() or one in "-_") else "-" for one in text
    )
    return plain.strip("-").lower()[:80] or "assignment"


def _asked(data: Any, course: Course) -> tuple[Asked, ...]:
    if not isinstance(data, dict) or not data:
        raise _Wrong(
            message("It lists no exercises. Write [exercises] and a line for each: sigmoid = 10")
        )
    asked: dict[str, Asked] = {}
    for name, points in data.items():
        try:
            entry = course.find(name)
        except (KeyError, CourseError) as error:
            raise _Wrong(message("{error}", error=str(error.args[0]))) from None
        if entry.id in asked:
            raise _Wrong(message("{name} is listed twice.", name=entry.id))
        asked[entry.id] = Asked(entry.id, _number(points, name))
    return tuple(asked.values())


def _number(value: Any, name: str, most: float = 1e6) -> float:
    right = isinstance(value, int | float) and not isinstance(value, bool)
    if not right or not math.isfinite(value) or not 0 <= value <= most:
        raise _Wrong(
            message("{name} must be a number from 0 to {most}.", name=name, most=f"{most:g}")
        )
    return float(value)


def _whole(value: Any, name: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _Wrong(
            message("{name} must be a whole number from 0 to {most}.", name=name, most=most)
        )
    return value


def _due(value: Any) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(23, 59, 59), UTC)
    raise _Wrong(
        message(
            "due must be a date and time, for example {example}.", example="2026-03-14T23:59:00Z"
        )
    )


def _late(data: Any) -> LatePolicy:
    if not isinstance(data, dict):
        raise _Wrong(message("late must be a table: write [late] on a line of its own."))
    _known(data, _LATE)
    most = data.get("most_days")
    return LatePolicy(
        _whole(data.get("grace_minutes", 0), "grace_minutes", 10**6),
        _number(data.get("per_day", 0.0), "per_day", 1.0),
        None if most is None else _whole(most, "most_days", 10**4),
    )


def _show(value: Any) -> Show:
    try:
        return Show(value)
    except ValueError:
        raise _Wrong(
            message("show must be one of {options}.", options=", ".join(one.value for one in Show))
        ) from None


def _seed_of(slug: str) -> int:
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4], "big")
