"""Assignments: which exercises, worth what, due when. Read from TOML, or the whole course."""

from __future__ import annotations

import difflib
import hashlib
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from grader.batch.deadlines import NoTime, moment, zone_of
from grader.batch.model import Asked, Assignment, LatePolicy, Show
from grader.batch.own_files import read_own
from grader.course import Course
from grader.message import Message, message

_KEYS = (
    "title",
    "slug",
    "exercises",
    "weights",
    "points",
    "due",
    "timezone",
    "late",
    "extensions",
    "show",
    "seed",
)
_LATE = ("grace_minutes", "per_day", "most_days", "by_file_time")
_LARGEST = 1 << 20  # bytes
_LARGEST_SEED = 2**32 - 1
_MOST_POINTS = 1e6


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
        timezone = "Asia/Seoul"              # of the times below; UTC without it
        due = 2026-03-14T23:59:00            # or with its own offset; a date alone means its end
        show = "full"                        # or "checks", "score"
        seed = 42

        [late]
        grace_minutes = 15
        per_day = 0.1                        # of the points, for each day begun
        most_days = 3
        by_file_time = false                 # true: files without a record are late by their time

        [exercises]                          # what each is worth here
        sigmoid = 10
        "losses/cross_entropy" = 20

        [extensions]                         # later deadlines of single students
        20231234 = 2026-03-18

    Instead of ``[exercises]``, ``exercises = ["sigmoid", "softmax"]`` takes the course's own
    points, and ``points = 100`` with ``[weights]`` shares out a total: an exercise gets its
    weight's part of all weights, to the hundredth of a point (33.33, 33.34 and 33.33 of 100).

    Raises
    ------
    AssignmentError
        When the file cannot be read, holds a key that is not known, or a value that cannot be.
    """
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise AssignmentError(
            message("{file} is not readable TOML: {error}", file=str(path), error=str(error))
        ) from None
    try:
        return _read(data, path, course)
    except _Wrong as wrong:
        line = _line_of(wrong.key, text)
        if line is None:
            said = message("{file}: {reason}", file=str(path), reason=wrong.reason)
        else:
            said = message(
                "{file}, line {line}: {reason}", file=str(path), line=line, reason=wrong.reason
            )
        raise AssignmentError(said) from None


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, reason: Message, key: str = "") -> None:
        super().__init__(reason.render())
        self.reason = reason
        self.key = key


def _text(path: Path) -> str:
    try:
        content = read_own(path, _LARGEST + 1)
        if len(content) > _LARGEST:
            raise AssignmentError(
                message("{file} is too large for an assignment file.", file=str(path))
            )
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise AssignmentError(
            message("There is no file {file}. Is the path right, seen from here?", file=str(path))
        ) from None
    except UnicodeDecodeError:
        raise AssignmentError(
            message("{file} is not UTF-8. Save it as UTF-8.", file=str(path))
        ) from None
    except (OSError, ValueError) as error:
        raise AssignmentError(
            message(
                "{file} could not be read: {error}",
                file=str(path),
                error=getattr(error, "strerror", None) or type(error).__name__,
            )
        ) from None


def _line_of(key: str, text: str) -> int | None:
    """Return the first line that sets a key or opens its table, as far as a look can tell."""
    name = re.escape(key)
    found = key and re.search(
        rf"""^[ \t]*(?:\[[ \t]*)?["']?{name}["']?[ \t]*[=\]]""", text, re.MULTILINE
    )
    return text.count("\n", 0, found.end()) + 1 if found else None


def _read(data: Mapping[str, Any], path: Path, course: Course) -> Assignment:
    _known(data, _KEYS)
    slug = _words(data.get("slug", path.stem), "slug") or path.stem
    try:
        timezone = zone_of(data.get("timezone", "UTC"))
    except NoTime as error:
        raise _Wrong(error.message, "timezone") from None
    due = _moment(data["due"], "due", timezone) if "due" in data else None
    return Assignment(
        slug=_slug(slug),
        title=_words(data.get("title", slug), "title") or slug,
        asked=_asked(data, course),
        due=due,
        late=_late(data.get("late", {})),
        show=_show(data.get("show", Show.FULL.value)),
        # Without one: of the name, so that grading again next year gives the same inputs.
        seed=_whole(data.get("seed", _seed_of(slug)), "seed", _LARGEST_SEED),
        extensions=_extensions(data.get("extensions", {}), due, timezone),
        timezone=timezone.key,
    )


def _known(data: Mapping[str, Any], keys: Iterable[str]) -> None:
    for key in data:
        if key not in keys:
            near = difflib.get_close_matches(key, list(keys), n=1, cutoff=0.6)
            if near:
                said = message("{key} is not known here. Is {near} meant?", key=key, near=near[0])
            else:
                said = message(
                    "{key} is not known here. There are: {keys}", key=key, keys=", ".join(keys)
                )
            raise _Wrong(said, key)


def _words(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise _Wrong(message('{name} must be a text, in "quotes".', name=key), key)
    return value.strip()[:200]


def _slug(text: str) -> str:
    plain = "".join(
        one if one.isascii() and (one.isalnum() or one in "-_") else "-" for one in text
    )
    return plain.strip("-").lower()[:80] or "assignment"


def _asked(data: Mapping[str, Any], course: Course) -> tuple[Asked, ...]:
    exercises, weights = data.get("exercises"), data.get("weights")
    if exercises is not None and weights is not None:
        raise _Wrong(
            message("[exercises] gives points and [weights] gives shares. Keep one of them."),
            "weights",
        )
    if "points" in data and weights is None:
        raise _Wrong(
            message("points is a total that [weights] shares out. Without weights leave it away."),
            "points",
        )
    if isinstance(exercises, list) and exercises:
        found = [course.by_id[_find(name, course)] for name in exercises]
        return _each_once(Asked(entry.id, float(entry.points)) for entry in found)
    listed = weights if weights is not None else exercises
    if not isinstance(listed, dict) or not listed:
        raise _Wrong(
            message("It lists no exercises. Write [exercises] and a line for each: sigmoid = 10"),
            "exercises",
        )
    worth = [(_find(name, course), _number(value, name)) for name, value in listed.items()]
    if weights is None:
        return _each_once(Asked(name, value) for name, value in worth)
    total = _number(data.get("points", 100), "points")
    shares = math.fsum(value for _, value in worth)
    if shares <= 0:
        raise _Wrong(message("At least one of the weights must be more than 0."), "weights")
    return _each_once(_shared_out(total, worth, shares))


def _shared_out(total: float, worth: Iterable[tuple[str, float]], shares: float) -> Iterable[Asked]:
    """Yield each one's part, in whole hundredths: marks are, and all of them have to be `total`."""
    weights, before = 0.0, 0.0
    for name, value in worth:
        weights += value
        until = round(total * min(1.0, weights / shares), 2)
        yield Asked(name, round(until - before, 2))
        before = until


def _each_once(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    found: dict[str, Asked] = {}
    for one in asked:
        if one.exercise in found:
            name = one.exercise
            raise _Wrong(message("{name} is listed twice.", name=name), name)
        found[one.exercise] = one
    return tuple(found.values())


def _find(name: Any, course: Course) -> str:
    """Return the id of the exercise that is called so."""
    if name in course.by_id if isinstance(name, str) else False:
        return str(name)
    found = [entry.id for entry in course if entry.slug == name]
    if len(found) == 1:
        return found[0]
    if found:
        said = message(
            "Several exercises are called {name}: {found}. Write the one that is meant in full.",
            name=str(name),
            found=", ".join(found),
        )
        raise _Wrong(said, str(name))
    known = [entry.slug for entry in course]
    near = difflib.get_close_matches(str(name), known, n=1, cutoff=0.6)
    if near:
        said = message(
            "No exercise is called {name}. Is {near} meant?", name=str(name), near=near[0]
        )
    else:
        said = message(
            "No exercise is called {name}. There are: {known}",
            name=str(name),
            known=", ".join(known),
        )
    raise _Wrong(said, str(name))


def _number(value: Any, name: str, most: float = _MOST_POINTS) -> float:
    right = isinstance(value, int | float) and not isinstance(value, bool)
    if not right or not 0 <= value <= most:  # which NaN is not, either
        raise _Wrong(
            message("{name} must be a number from 0 to {most}.", name=name, most=f"{most:.7g}"),
            name,
        )
    return float(value)


def _whole(value: Any, name: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _Wrong(
            message("{name} must be a whole number from 0 to {most}.", name=name, most=most), name
        )
    return value


def _moment(value: Any, key: str, timezone: ZoneInfo) -> Any:
    try:
        return moment(value, timezone)
    except NoTime as error:
        raise _Wrong(message("{key}: {reason}", key=key, reason=error.message), key) from None


def _late(data: Any) -> LatePolicy:
    _table(data, "late")
    _known(data, _LATE)
    per_day = data.get("per_day", 0.0)
    if isinstance(per_day, int | float) and 1 < per_day <= 100:
        raise _Wrong(
            message(
                "per_day is a share of the points: write {share} for {percent} %.",
                share=f"{per_day / 100:g}",
                percent=f"{per_day:g}",
            ),
            "per_day",
        )
    by_file_time = data.get("by_file_time", False)
    if not isinstance(by_file_time, bool):
        raise _Wrong(message("{name} must be true or false.", name="by_file_time"), "by_file_time")
    most = data.get("most_days")
    return LatePolicy(
        _whole(data.get("grace_minutes", 0), "grace_minutes", 10**6),
        _number(per_day, "per_day", 1.0),
        None if most is None else _whole(most, "most_days", 10**4),
        by_file_time,
    )


def _extensions(data: Any, due: Any, timezone: ZoneInfo) -> dict[str, Any]:
    _table(data, "extensions")
    if data and due is None:
        raise _Wrong(
            message("Without due there is nothing to extend. Give the deadline of the others."),
            "extensions",
        )
    extended = {student: _moment(value, student, timezone) for student, value in data.items()}
    for student, until in extended.items():
        if until < due:
            raise _Wrong(
                message("The extension of {name} ends before the deadline.", name=student), student
            )
    return extended


def _table(data: Any, name: str) -> None:
    if not isinstance(data, dict):
        raise _Wrong(
            message("{name} must be a table: write [{name}] on a line of its own.", name=name), name
        )


def _show(value: Any) -> Show:
    try:
        return Show(value)
    except ValueError:
        raise _Wrong(
            message("show must be one of {options}.", options=", ".join(one.value for one in Show)),
            "show",
        ) from None


def _seed_of(slug: str) -> int:
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4], "big")
