"""Dates and times as instructors write them, in a time zone that they name (pure)."""

from __future__ import annotations

import difflib
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from grader.message import Message, message

_END_OF_DAY = time(23, 59, 59)
_EXAMPLE = "2026-03-14T23:59:00"


class NoTime(Exception):  # noqa: N818 - reads as what it says
    """A value is no time or time zone; `message` says how to write one."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def zone_of(name: Any) -> ZoneInfo:
    """Return the time zone of that name.

    Raises
    ------
    NoTime
        When there is none.
    """
    try:
        if isinstance(name, str):
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    # Places only: KST is near to MST, and seven time zones away from it.
    places = sorted(one for one in available_timezones() if "/" in one)
    near = difflib.get_close_matches(str(name), places, n=1, cutoff=0.6)
    raise NoTime(
        message(
            "timezone must be the name of a time zone, for example {example}.",
            example=near[0] if near else "Asia/Seoul",
        )
    )


def moment(value: Any, zone: ZoneInfo) -> datetime:
    """Return a time in UTC; without an offset of its own it is meant in `zone`.

    A date alone means the end of that day. Text is read as it would be without its quotes.

    Raises
    ------
    NoTime
        When it is no date or time.

    Examples
    --------
    >>> moment(date(2026, 3, 14), ZoneInfo("Asia/Seoul")).isoformat()
    '2026-03-14T14:59:59+00:00'
    """
    try:
        if isinstance(value, str):
            text = value.strip()
            value = date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, _END_OF_DAY)
        if isinstance(value, datetime):
            return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise NoTime(message("it must be a date and time, for example {example}.", example=_EXAMPLE))
