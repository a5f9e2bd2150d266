"""A plan as a file, so that a run can be looked at again when what it was made of has gone."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.batch.model import (
    Asked,
    Assignment,
    Handed,
    Intake,
    LatePolicy,
    Layout,
    Place,
    Show,
    Student,
    Unclear,
)
from grader.batch.planning import Plan
from grader.message import Message, message

VERSION = 1
FILE = "plan.json.gz"


class PlanError(Exception):
    """The file holds no plan; `message` names it and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def keep_plan(folder: Path, plan: Plan) -> None:
    """Write a plan into `folder`, whole or not at all.

    Raises
    ------
    PlanError
        When it cannot be written.
    """
    data = {
        "version": VERSION,
        "submissions": str(plan.submissions),
        "assignment": {**asdict(plan.assignment), "due": _iso(plan.assignment.due)},
        "roster": [asdict(student) for student in plan.roster],
        "intake": _intake_data(plan.intake),
    }
    path = folder / FILE
    unfinished = path.with_name(f".{FILE}.{os.getpid()}")
    try:
        # Names of files may hold bytes that are no text: escapes carry them.
        content = json.dumps(data, default=_plain, ensure_ascii=True).encode("ascii")
        unfinished.write_bytes(gzip.compress(content, 5, mtime=0))
        unfinished.replace(path)
    except OSError as error:
        raise PlanError(
            message(
                "{file} cannot be written: {error}. Free the folder, or name another one.",
                file=str(path),
                error=error.strerror or type(error).__name__,
            )
        ) from None


def kept_plan(folder: Path) -> Plan:
    """Return the plan that `keep_plan` wrote into `folder`.

    Raises
    ------
    PlanError
        When there is none, or it is damaged or of another version.
    """
    path = folder / FILE
    try:
        data = json.loads(gzip.decompress(path.read_bytes()))
        if data["version"] == VERSION:
            return Plan(
                Path(data["submissions"]),
                _assignment(data["assignment"]),
                tuple(_student(one) for one in data["roster"]),
                _intake(data["intake"]),
            )
        reason = message("it is of another version of the grader")
    except OSError as error:
        reason = message("{error}", error=error.strerror or type(error).__name__)
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zlib.error):
        reason = message("it is damaged")
    raise PlanError(
        message(
            "{file} cannot be read: {reason}. Grade the submissions again.",
            file=str(path),
            reason=reason,
        )
    )


def _plain(value: object) -> object:
    """Return what JSON has no form for as something that it has."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _intake_data(intake: Intake) -> dict[str, Any]:
    return {
        "layouts": {layout.value: count for layout, count in intake.layouts.items()},
        "handed": [_handed_data(one) for one in intake.handed],
        "superseded": [_handed_data(one) for one in intake.superseded],
        "unclear": [[one.name, one.reason.to_data()] for one in intake.unclear],
        "ignored": intake.ignored,
        "students": dict(intake.students),
    }


def _handed_data(handed: Handed) -> list[Any]:
    place = handed.place
    return [
        handed.student,
        handed.name,
        handed.exercise,
        [place.name, place.path, list(place.members), place.size, _iso(place.modified)],
        handed.notebook,
        _iso(handed.submitted),
        handed.marked_late,
        handed.attempt,
        [remark.to_data() for remark in handed.remarks],
    ]


def _handed(data: list[Any]) -> Handed:
    student, name, exercise, place, notebook, submitted, marked_late, attempt, remarks = data
    where, path, members, size, modified = place
    return Handed(
        student,
        name,
        exercise,
        Place(where, path, tuple(members), size, _time(modified)),
        notebook,
        _time(submitted),
        marked_late,
        attempt,
        tuple(Message.from_data(remark) for remark in remarks),
    )


def _intake(data: Mapping[str, Any]) -> Intake:
    return Intake(
        {Layout(name): count for name, count in data["layouts"].items()},
        tuple(_handed(one) for one in data["handed"]),
        tuple(_handed(one) for one in data["superseded"]),
        tuple(Unclear(name, Message.from_data(reason)) for name, reason in data["unclear"]),
        data["ignored"],
        data["students"],
    )


def _assignment(data: Mapping[str, Any]) -> Assignment:
    return Assignment(
        data["slug"],
        data["title"],
        tuple(Asked(**one) for one in data["asked"]),
        _time(data["due"]),
        LatePolicy(**data["late"]),
        Show(data["show"]),
        data["seed"],
    )


def _student(data: Mapping[str, Any]) -> Student:
    return Student(**{**data, "aliases": tuple(data["aliases"])})


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
