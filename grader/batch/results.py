"""Every verdict as it comes, in one file that only grows.

SQLite in write-ahead mode: a batch is one transaction, so a process that is killed at any instant
leaves either all of a batch or none of it. Nothing is ever changed or deleted; where something is
graded again, the newer line counts.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.batch.model import Graded, Handed, Place
from grader.message import Message, message
from grader.report import dumps, loads

VERSION = 1
FILE = "results.sqlite"
_BUSY = 30.0  # seconds to wait for another process that writes

_SCHEMA = """
create table if not exists about (version integer not null);
create table if not exists graded (
    number integer primary key,
    student text not null,
    name text not null,
    exercise text not null,
    place text not null,
    notebook integer not null,
    submitted text,
    marked_late integer not null,
    attempt integer not null,
    remarks text not null,
    sha256 text not null,
    version text not null,
    seed integer not null,
    outcome text not null,
    score real not null,
    max_score real not null,
    source blob not null,
    report blob not null
);
create index if not exists by_question on graded (student, exercise, sha256, version, seed);
"""


class ResultsError(Exception):
    """The file cannot be used; `message` names it and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@dataclass(frozen=True)
class Question:
    """What a verdict answers: the same question need not be asked twice."""

    student: str
    exercise: str
    sha256: str
    version: str
    seed: int


class Results:
    """The verdicts of a run, or of many runs into the same folder.

    Parameters
    ----------
    folder
        Where the file is, or will be.

    Raises
    ------
    ResultsError
        When the folder cannot be written to, or the file is none of ours.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=_BUSY, isolation_level=None)
            self._connection.execute("pragma journal_mode = wal")
            self._connection.execute("pragma synchronous = full")
            self._connection.executescript(_SCHEMA)
            self._check_version()
        except (OSError, sqlite3.Error) as error:
            raise ResultsError(
                message(
                    "{file} cannot be used: {error}. Free the folder, or name another one.",
                    file=str(self._path),
                    error=str(error),
                )
            ) from None

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def add(self, batch: Iterable[tuple[Graded, int]]) -> None:
        """Keep verdicts, each with its seed: all of them, or none when this process dies."""
        rows = [_row(graded, seed) for graded, seed in batch]
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        with self._transaction():
            self._connection.executemany(f"insert into graded values (null, {marks})", rows)

    def answered(self) -> set[Question]:
        """Return every question that has a verdict which is not a fault of ours."""
        found = self._connection.execute(
            "select student, exercise, sha256, version, seed from graded "
            "where outcome != 'internal_error'"
        )
        return {Question(*row) for row in found}

    def newest(self, exercises: Sequence[str]) -> Iterator[Graded]:
        """Yield the newest verdict of every student and exercise, sorted by both; one at a time."""
        wanted = ", ".join("?" * len(exercises))
        query = (
            "select * from graded where number in ("
            f"select max(number) from graded where exercise in ({wanted}) "
            "group by student, exercise) order by student, exercise"
        )
        with closing(self._connection.cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            for row in cursor.execute(query, tuple(exercises)):
                yield _graded(row)

    def counted(self) -> Iterator[Graded]:
        """Yield the verdicts that count in the last run, sorted by student and exercise."""
        raise NotImplementedError

    def _check_version(self) -> None:
        found = self._connection.execute("select version from about").fetchone()
        if found is None:
            self._connection.execute("insert into about values (?)", (VERSION,))
        elif found[0] != VERSION:
            raise ResultsError(
                message(
                    "{file} was written by another version of the grader. Name another folder.",
                    file=str(self._path),
                )
            )

    def _transaction(self) -> sqlite3.Connection:
        self._connection.execute("begin immediate")
        return self._connection  # commits, or rolls back on an exception


def _row(graded: Graded, seed: int) -> tuple[object, ...]:
    handed, report = graded.handed, graded.report
    return (
        handed.student,
        handed.name,
        handed.exercise,
        json.dumps({**asdict(handed.place), "modified": _iso(handed.place.modified)}),
        int(handed.notebook),
        _iso(handed.submitted),
        int(handed.marked_late),
        handed.attempt,
        json.dumps([remark.to_data() for remark in handed.remarks]),
        graded.sha256,
        graded.version,
        seed,
        report.outcome.value,
        report.score,
        report.max_score,
        zlib.compress(graded.source, 6),
        zlib.compress(dumps(report).encode("ascii"), 6),
    )


def _graded(row: sqlite3.Row) -> Graded:
    place = json.loads(row["place"])
    handed = Handed(
        row["student"],
        row["name"],
        row["exercise"],
        Place(
            place["name"],
            place["path"],
            tuple(place["members"]),
            place["size"],
            _time(place["modified"]),
        ),
        bool(row["notebook"]),
        _time(row["submitted"]),
        bool(row["marked_late"]),
        row["attempt"],
        tuple(Message.from_data(remark) for remark in json.loads(row["remarks"])),
    )
    report = loads(zlib.decompress(row["report"]).decode("ascii"))
    return Graded(handed, row["sha256"], row["version"], zlib.decompress(row["source"]), report)


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.astimezone(UTC).isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
