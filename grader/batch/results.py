"""Every verdict as it comes, in one file that only grows.

A verdict answers a question: this program, for this exercise and grader, on this seed. Who asked
is kept apart, anew for every run: identical programs are graded once, and who goes back to an
older program gets that one's verdict. SQLite in write-ahead mode: a batch is one transaction, so
a process that is killed at any instant leaves either all of a batch or none of it.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.batch.locking import FolderTaken, locked
from grader.batch.model import Graded, Handed, Place
from grader.batch.settings import Settings
from grader.message import Message, message
from grader.report import Outcome, Report, dumps, loads
from grader.sqlite import BUSY_SECONDS, patiently

VERSION = 1
FILE = "results.sqlite"

_TABLES = {
    "about": "version integer not null",
    # One line for each time that grading began, and one more when all of it was done.
    "runs": "started text not null, settings text not null",
    "finished": "run integer not null unique references runs, ended text not null",
    "programs": "sha256 text not null unique, source blob not null",
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
    "create unique index if not exists handed_by on handed (run, student, exercise, attempt)",
)
# REPLACE would delete a row without its delete trigger firing, hence the one on INSERT.
_APPEND_ONLY = (
    "create trigger if not exists {table}_no_update before update on {table} "
    "begin select raise(abort, '{table} is append-only'); end",
    "create trigger if not exists {table}_no_delete before delete on {table} "
    "begin select raise(abort, '{table} is append-only'); end",
    "create trigger if not exists {table}_no_replace before insert on {table} "
    "when exists (select 1 from {table} where number = new.number) "
    "begin select raise(abort, '{table} is append-only'); end",
)
# The newest verdict on a question; a fault of ours only where there is nothing else.
_NEWEST = """
    select number from verdicts as v
    where v.sha256 = h.sha256 and v.exercise = h.exercise
        and v.version = h.version and v.seed = h.seed
    order by v.outcome = 'internal_error', v.number desc limit 1
"""
_LAST = "h.run = (select max(number) from runs) and h.counts"


class ResultsError(Exception):
    """The file cannot be used; `message` names it and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@dataclass(frozen=True)
class Question:
    """What a verdict answers: the same question need not be asked twice.

    Attributes
    ----------
    sha256
        Of the program, in hexadecimal. A file that could not be read has that of the reason.
    version
        Of the exercise, the grader and its settings: `grader.batch.work.version_of`.
    """

    exercise: str
    sha256: str
    version: str
    seed: int


@dataclass(frozen=True)
class Asked:
    """Somebody's program, and the question that it asks; None for one that does not count."""

    handed: Handed
    question: Question | None


@dataclass(frozen=True)
class Verdict:
    """The answer to a question. An unreadable file has no `source`."""

    question: Question
    source: bytes | None
    report: Report


@dataclass(frozen=True)
class LastRun:
    """The newest run into a folder."""

    settings: Settings
    finished: bool


class Results:
    """The verdicts of a run, or of many runs into the same folder. Used from one thread.

    Parameters
    ----------
    folder
        Where the file is, or will be.
    reading
        Only look: nothing is made, and a run may go on meanwhile. Otherwise the folder is held,
        so that no other run writes into it.

    Raises
    ------
    ResultsError
        When the folder cannot be written to, another run holds it, or the file is none of ours.
        Every method raises it too when the file fails; nothing is half written then.
    """

    def __init__(self, folder: Path, *, reading: bool = False) -> None:
        self._path = folder / FILE
        self._lock = None
        self._run = self._before = 0
        with self._told():
            if reading:
                uri = f"{self._path.absolute().as_uri()}?mode=ro"
                self._connection = sqlite3.connect(uri, timeout=BUSY_SECONDS, uri=True)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                self._lock = locked(folder)
                self._connection = sqlite3.connect(
                    self._path, timeout=BUSY_SECONDS, isolation_level=None
                )
        try:
            with self._told():
                if not reading:
                    self._prepare()
                self._check_version()
        except ResultsError:
            self.close()
            raise

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and the folder."""
        with suppress(sqlite3.Error):
            self._connection.close()
        if self._lock is not None:
            self._lock.close()

    def last(self) -> LastRun | None:
        """Return how the newest run was asked for, and whether all of it was done."""
        with self._told():
            row = self._connection.execute(
                "select settings, exists (select 1 from finished where run = runs.number) "
                "from runs order by number desc limit 1"
            ).fetchone()
            return None if row is None else LastRun(Settings.loads(row[0]), bool(row[1]))

    def begin(self, settings: Settings) -> None:
        """Begin a run: from here on `counted` speaks of it."""
        with self._told(), self._transaction() as connection:
            cursor = connection.execute(
                "insert into runs values (null, ?, ?)", (_now(), settings.dumps())
            )
            self._run = cursor.lastrowid or 0
            (self._before,) = connection.execute(
                "select coalesce(max(number), 0) from verdicts"
            ).fetchone()

    def finish(self) -> None:
        """Note that all of the run was done and written."""
        with self._told(), self._transaction() as connection:
            connection.execute(
                "insert or ignore into finished values (null, ?, ?)", (self._run, _now())
            )

    def add(self, asked: Iterable[Asked], verdicts: Iterable[Verdict] = ()) -> None:
        """Keep what was handed in, and verdicts: all of it, or nothing when this process dies."""
        handed_in = [_handed_row(self._run, one) for one in asked]
        found = list(verdicts)
        programs = [
            (one.question.sha256, _packed(one.source)) for one in found if one.source is not None
        ]
        with self._told(), self._transaction() as connection:
            _insert(connection, "programs", programs, "or ignore")
            _insert(connection, "verdicts", [_verdict_row(one) for one in found])
            _insert(connection, "handed", handed_in)

    def knows(self, question: Question, *, anew: bool = False) -> bool:
        """Whether there is a verdict that is not a fault of ours; if `anew`, one of this run."""
        since = self._before if anew else 0
        with self._told():
            found = self._connection.execute(
                "select 1 from verdicts where sha256 = ? and exercise = ? and version = ? "
                "and seed = ? and outcome != 'internal_error' and number > ? limit 1",
                (question.sha256, question.exercise, question.version, question.seed, since),
            )
            return found.fetchone() is not None

    def counted(self, student: str | None = None) -> Iterator[Graded]:
        """Yield the verdicts that count in the last run, sorted by student and exercise.

        One at a time, and anew for each call. What has no verdict yet is left out.

        Parameters
        ----------
        student
            Only theirs; of everybody without it.
        """
        whose, wanted = ("", ()) if student is None else ("and h.student = ? ", (student,))
        query = (
            "select h.*, p.source, v.report from handed as h "
            f"join verdicts as v on v.number = ({_NEWEST}) "
            f"left join programs as p on p.sha256 = h.sha256 where {_LAST} {whose}"
            "order by h.student, h.exercise, h.attempt"
        )
        with self._told(), closing(self._connection.cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            for row in cursor.execute(query, wanted):
                yield _graded(row)

    def tally(self) -> Counter[Outcome]:
        """Count the outcomes of what `counted` yields."""
        query = (
            "select v.outcome, count(*) from handed as h "
            f"join verdicts as v on v.number = ({_NEWEST}) where {_LAST} group by v.outcome"
        )
        with self._told():
            return Counter({Outcome(one): count for one, count in self._connection.execute(query)})

    def _prepare(self) -> None:
        # A folder on a network may not carry WAL; SQLite then stays with its journal.
        patiently(lambda: self._connection.execute("pragma journal_mode = wal"))
        self._connection.execute("pragma synchronous = full")  # survives a power cut too
        with self._transaction() as connection:
            for table, columns in _TABLES.items():
                connection.execute(
                    f"create table if not exists {table} (number integer primary key, {columns})"
                )
                for trigger in _APPEND_ONLY:
                    connection.execute(trigger.format(table=table))
            for index in _INDEXES:
                connection.execute(index)
            if connection.execute("select 1 from about").fetchone() is None:
                connection.execute("insert into about values (null, ?)", (VERSION,))

    def _check_version(self) -> None:
        (found,) = self._connection.execute("select version from about").fetchone() or (None,)
        if found != VERSION:
            raise ResultsError(
                message(
                    "{file} was written by another version of the grader. Name another folder.",
                    file=str(self._path),
                )
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("begin immediate")
        with self._connection:  # commits, or rolls back on an exception
            yield self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong with the file into words with a remedy."""
        try:
            yield
        except FolderTaken:
            raise ResultsError(
                message(
                    "Another run is writing into {folder}. Wait for it, or name another folder.",
                    folder=str(self._path.parent),
                )
            ) from None
        except (OSError, sqlite3.Error, ValueError, zlib.error) as error:
            raise ResultsError(_explain(error, self._path)) from error


def _insert(
    connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]], clause: str = ""
) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert {clause} into {table} values (null, {marks})", rows)


def _handed_row(run: int, asked: Asked) -> tuple[object, ...]:
    handed, question = asked.handed, asked.question
    return (
        run,
        handed.student,
        handed.name,
        handed.exercise,
        handed.attempt,
        int(question is not None),
        json.dumps({**asdict(handed.place), "modified": _iso(handed.place.modified)}),
        int(handed.notebook),
        _iso(handed.submitted),
        int(handed.marked_late),
        json.dumps([remark.to_data() for remark in handed.remarks]),
        "" if question is None else question.sha256,
        "" if question is None else question.version,
        0 if question is None else question.seed,
    )


def _verdict_row(verdict: Verdict) -> tuple[object, ...]:
    question, report = verdict.question, verdict.report
    return (
        question.exercise,
        question.sha256,
        question.version,
        question.seed,
        report.outcome.value,
        report.score,
        report.max_score,
        _now(),
        _packed(dumps(report).encode("ascii")),
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
    packed = row["source"]
    source = b"" if packed is None else zlib.decompress(packed)
    report = loads(zlib.decompress(row["report"]).decode("ascii"))
    sha256 = "" if packed is None else row["sha256"]
    return Graded(handed, sha256, row["version"], source, report)


def _packed(content: bytes | None) -> bytes:
    return zlib.compress(content or b"", 6)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.astimezone(UTC).isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _explain(error: Exception, path: Path) -> Message:
    text = str(error)
    if "disk is full" in text or "No space left" in text:
        return message(
            "The disk that holds {file} is full. Make room, then go on with --resume; nothing "
            "that was graded before is lost.",
            file=str(path),
        )
    if "locked" in text or "busy" in text:
        return message(
            "{file} is locked by another program. Close what has it open, then go on with "
            "--resume.",
            file=str(path),
        )
    if isinstance(error, sqlite3.OperationalError | OSError):
        return message(
            "{file} cannot be used ({error}). Look whether the folder exists and may be written "
            "to, or name another one.",
            file=str(path),
            error=text,
        )
    return message(
        "{file} is damaged or none of the grader's ({error}). Move it away, or name another "
        "folder; everything is then graded anew.",
        file=str(path),
        error=text,
    )
