"""How verdicts and what was handed in stand in the tables of the results."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

from grader.batch.model import Graded, Handed, Place
from grader.batch.questions import Asked, Verdict
from grader.message import Message
from grader.report import Outcome, dumps, loads

_TABLES = {
    "about": "version integer not null",
    # One line for each time that grading began, and one more when all of it was done.
    # Verdicts up to `since` do not answer it: everything was to be graded again.
    "runs": "started text not null, settings text not null, since integer not null",
    # Of verdicts up to this `since` it is time-outs alone that do not answer the run.
    "retried": "run integer not null references runs, since integer not null",
    "finished": "run integer not null references runs, ended text not null",
    "programs": "sha256 text not null, source blob not null",
    "verdicts": "exercise text not null, sha256 text not null, version text not null, "
    "seed integer not null, outcome text not null, score integer not null, "
    "max_score integer not null, created text not null, report blob not null",
    # What was handed in; superseded ones are never read, and have no program.
    "handed": "run integer not null references runs, student text not null, name text not null, "
    "exercise text not null, attempt integer not null, counts integer not null, "
    "place text not null, notebook integer not null, submitted text, "
    "marked_late integer not null, remarks text not null, sha256 text not null, "
    "version text not null, seed integer not null",
}
_INDEXES = (
    "create index if not exists verdict_of on verdicts (sha256, exercise, version, seed)",
    "create unique index if not exists program_of on programs (sha256)",
    "create unique index if not exists handed_by on handed (run, student, exercise, attempt)",
)
# What makes two lines of a table one, beside their number.
_SAME = {
    "retried": "run = new.run",
    "finished": "run = new.run",
    "programs": "sha256 = new.sha256",
    "handed": "run = new.run and student = new.student and exercise = new.exercise "
    "and attempt = new.attempt",
}
# REPLACE would delete a row without its delete trigger firing, hence the one on INSERT.
_APPEND_ONLY = (
    "create trigger if not exists {table}_no_update before update on {table} "
    "begin select raise(abort, '{table} is append-only'); end",
    "create trigger if not exists {table}_no_delete before delete on {table} "
    "begin select raise(abort, '{table} is append-only'); end",
    "create trigger if not exists {table}_no_replace before insert on {table} "
    "when exists (select 1 from {table} where number = new.number{same}) "
    "begin select raise(abort, '{table} is append-only'); end",
)


def schema() -> Iterator[str]:
    """Yield the statements that make the tables where they are not there yet."""
    for table, columns in _TABLES.items():
        # Nothing where there is nothing: SQLite looks through the whole table for "or false".
        same = f" or ({_SAME[table]})" if table in _SAME else ""
        yield f"create table if not exists {table} (number integer primary key, {columns})"
        for trigger in _APPEND_ONLY:
            yield trigger.format(table=table, same=same)
    yield from _INDEXES


def handed_row(run: int, asked: Asked) -> tuple[object, ...]:
    """Return the line of `handed` for what somebody handed in."""
    handed, question = asked.handed, asked.question
    return (
        run,
        handed.student,
        handed.name,
        handed.exercise,
        handed.attempt,
        int(question is not None),
        json.dumps(_place_data(handed.place)),
        int(handed.notebook),
        _iso(handed.submitted),
        int(handed.marked_late),
        json.dumps([remark.to_data() for remark in handed.remarks]),
        "" if question is None else question.sha256,
        "" if question is None else question.version,
        0 if question is None else question.seed,
    )


def verdict_row(verdict: Verdict) -> tuple[object, ...]:
    """Return the line of `verdicts` for an answer."""
    question, report = verdict.question, verdict.report
    return (
        question.exercise,
        question.sha256,
        question.version,
        question.seed,
        report.outcome.value,
        report.score,
        report.max_score,
        now(),
        packed((verdict.text or dumps(report)).encode("ascii")),
    )


def read_graded(row: sqlite3.Row) -> Graded:
    """Read a line of `handed`, with the `source` and `report` that belong to it.

    Raises
    ------
    ValueError, zlib.error
        When it was not written by this program.
    """
    place = json.loads(row["place"])
    handed = Handed(
        row["student"],
        row["name"],
        row["exercise"],
        Place(place["name"], place["path"], tuple(place["members"])),
        bool(row["notebook"]),
        _time(row["submitted"]),
        bool(row["marked_late"]),
        row["attempt"],
        tuple(Message.from_data(remark) for remark in json.loads(row["remarks"])),
    )
    packed = row["source"]
    source = b"" if packed is None else zlib.decompress(packed)
    report = loads(zlib.decompress(row["report"]).decode("ascii"))
    sha256 = "" if packed is None else row["sha256"]
    return Graded(handed, sha256, row["version"], source, report)


def timed_out(kept: bytes) -> bool:
    """Whether a kept report tells of a time-out, be it in one check of many.

    Raises
    ------
    ValueError, zlib.error
        When it was not written by this program.
    """
    report = loads(zlib.decompress(kept).decode("ascii"))
    return Outcome.TIMEOUT in (report.outcome, *(check.outcome for check in report.checks))


def _place_data(place: Place) -> dict[str, object]:
    return {"name": place.name, "path": place.path, "members": place.members}


def packed(content: bytes) -> bytes:
    """Return bytes as they are kept."""
    return zlib.compress(content, 6)


def now() -> str:
    """Return the present moment as it is kept."""
    return datetime.now(UTC).isoformat()


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.astimezone(UTC).isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
