"""What learning systems wrote beside the files: times, and who is who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import yaml

from grader.batch.intake.clutter import METADATA, TIMESTAMP
from grader.batch.intake.layouts import Submitters
from grader.batch.intake.listing import Found
from grader.batch.intake.reading import Unreadable, read
from grader.message import Message, message

_LARGEST = 32 << 20  # bytes of Gradescope's record
_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?\s*"
    r"(?:(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)|(?P<zone>[A-Za-z][\w+/-]{0,40}))?"
)


@dataclass(frozen=True)
class Records:
    """What was read of them.

    Attributes
    ----------
    submitters
        Of each folder with Gradescope's record.
    times
        When what lies in a folder was handed in, in UTC.
    damaged
        Records that could not be read, by their names, and why.
    """

    submitters: Mapping[tuple[str, ...], Submitters] = field(default_factory=dict)
    times: Mapping[tuple[str, ...], datetime] = field(default_factory=dict)
    damaged: Sequence[tuple[str, Message]] = ()


def gradescope_records(found: Sequence[Found]) -> Records:
    """Read Gradescope's records, which must lie where no student can put a file."""
    submitters: dict[tuple[str, ...], Submitters] = {}
    times: dict[tuple[str, ...], datetime] = {}
    damaged: list[tuple[str, Message]] = []
    for one in found:
        folder = one.parts[:-1]
        if one.parts[-1] != METADATA:
            continue
        try:
            who, when = _gradescope(read(one.place, _LARGEST).decode("utf-8", "replace"))
        except Unreadable as error:
            damaged.append((one.place.name, error.message))
            continue
        except (yaml.YAMLError, RecursionError, ValueError):
            damaged.append(
                (
                    one.place.name,
                    message("It is no record of Gradescope's. Download the export again."),
                )
            )
            continue
        submitters[folder] = who
        times |= {(*folder, submission): stamp for submission, stamp in when.items()}
    return Records(submitters, times, damaged)


def nbgrader_times(
    found: Sequence[Found], folders: Mapping[tuple[str, ...], object]
) -> dict[tuple[str, ...], datetime]:
    """Read the times that nbgrader wrote into `folders`, and no others: they may be forged."""
    times = {}
    for one in found:
        if one.parts[-1] == TIMESTAMP and one.parts[:-1] in folders:
            try:
                stamp = read_stamp(read(one.place, 200).decode("utf-8", "replace"))
            except Unreadable:
                continue
            if stamp is not None:
                times[one.parts[:-1]] = stamp
    return times


def read_stamp(text: str) -> datetime | None:
    """Return the time that a record names, in UTC; that of no zone is UTC already.

    Examples
    --------
    >>> read_stamp("2015-02-02 14:58:23.948203 America/Los_Angeles").isoformat()
    '2015-02-02T22:58:23+00:00'
    """
    found = _STAMP.search(text)
    if found is None:
        return None
    try:
        zone = _zone(found)
        year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, OSError, KeyError):
        return None  # a zone that is not known: no time is better than a wrong one


def _zone(found: re.Match[str]) -> tzinfo:
    if found["sign"]:
        offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        return timezone(offset if found["sign"] == "+" else -offset)
    name = found["zone"]
    return UTC if name in (None, "Z", "UTC", "UCT", "GMT") else ZoneInfo(name)


def _gradescope(text: str) -> tuple[dict[str, list[tuple[str, str]]], dict[str, datetime]]:
    """Return the submitters and the time of each submission."""
    record = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    submitters: dict[str, list[tuple[str, str]]] = {}
    times: dict[str, datetime] = {}
    for submission, data in record.items() if isinstance(record, dict) else ():
        if not isinstance(submission, str) or not isinstance(data, dict):
            continue
        named = [*_submitters(data.get(":submitters"))]
        if named:
            submitters[submission] = named
        created = data.get(":created_at")
        stamp = read_stamp(str(created)) if isinstance(created, str | datetime) else None
        if stamp is not None:
            times[submission] = stamp
    return submitters, times


def _submitters(data: object) -> Iterator[tuple[str, str]]:
    """Yield the key (number, e-mail or name) and the name of each of a group."""
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict):
            called = [_said(one.get(key)) for key in (":sid", ":email", ":name")]
            if any(called):
                key = next(filter(None, called))
                yield key, called[-1] or key


def _said(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""
