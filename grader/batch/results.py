"""Every verdict as it comes, in one file that only grows.

A verdict answers a question: this program, for this exercise and grader, on this seed. Who asked
is kept apart, anew for every run: identical programs are graded once, and who goes back to an
older program gets that one's verdict. SQLite in write-ahead mode: a batch is one transaction, so
a process that is killed at any instant leaves either all of a batch or none of it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from grader.batch.locking import FolderTaken, locked
from grader.batch.model import Graded, Handed
from grader.batch.questions import Asked, Question, Verdict
from grader.batch.rows import (
    handed_row,
    now,
    packed,
    read_graded,
    schema,
    timed_out,
    verdict_row,
)
from grader.batch.settings import Again, Settings
from grader.message import Message, message
from grader.report import Outcome, Report
from grader.sqlite import BUSY_SECONDS, patiently

VERSION = 1
FILE = "results.sqlite"

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
    briefly
        Only look for a moment, and leave no trace of it; where no run goes on, SQLite's own files
        beside the database are not made either.

    Raises
    ------
    ResultsError
        When the folder cannot be written to, another run holds it, or the file is none of ours.
        Every method raises it too when the file fails; nothing is half written then.
    """

    def __init__(self, folder: Path, *, reading: bool = False, briefly: bool = False) -> None:
        self._path = folder / FILE
        self._lock = None
        self._run = self._since = self._retried = 0
        with self._told():
            if reading:
                uri = f"{self._path.absolute().as_uri()}?mode=ro"
                if briefly and not self._path.with_name(f"{FILE}-wal").exists():
                    uri += "&immutable=1"
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

    def begin(self, settings: Settings, *, again: Again | None = None) -> None:
        """Begin a run, or go on with one that was not finished: `counted` now speaks of it.

        Parameters
        ----------
        again
            Whether no verdict from before answers anything in it, or no time-out from before.
        """
        last = self.last()
        goes_on = last is not None and not last.finished
        with self._told(), self._transaction() as connection:
            before = _number(connection, "select max(number) from runs") if goes_on else 0
            # What the run that is gone on with was to grade again still is.
            since = _number(connection, "select since from runs where number = ?", before)
            retried = _number(connection, "select since from retried where run = ?", before)
            newest = _number(connection, "select max(number) from verdicts")
            self._since = newest if again == "all" else since
            self._retried = newest if again == "time-outs" else retried
            _insert(connection, "runs", [(now(), settings.dumps(), self._since)])
            self._run = _number(connection, "select max(number) from runs")
            if self._retried:
                _insert(connection, "retried", [(self._run, self._retried)])

    def finish(self) -> None:
        """Note that all of the newest run, whoever began it, was done and written."""
        with self._told(), self._transaction() as connection:
            connection.execute(
                "insert into finished select null, r.number, ? from runs as r "
                "where r.number = (select max(number) from runs) "
                "and not exists (select 1 from finished where run = r.number)",
                (now(),),
            )

    def add(self, asked: Iterable[Asked], verdicts: Iterable[Verdict] = ()) -> None:
        """Keep what was handed in, and verdicts: all of it, or nothing when this process dies."""
        found = list(verdicts)
        with self._told(), self._transaction() as connection:
            connection.executemany(
                "insert into programs select null, ?1, ?2 "
                "where not exists (select 1 from programs where sha256 = ?1)",
                [
                    (one.question.sha256, packed(one.source))
                    for one in found
                    if one.source is not None
                ],
            )
            _insert(connection, "verdicts", map(verdict_row, found))
            _insert(connection, "handed", (handed_row(self._run, one) for one in asked))

    def knows(self, question: Question) -> bool:
        """Whether there is a verdict that answers it, and is not a fault of ours."""
        with self._told():
            found = self._connection.execute(
                "select number from verdicts where sha256 = ? and exercise = ? and version = ? "
                "and seed = ? and outcome != 'internal_error' and number > ? "
                "order by number desc limit 1",
                (question.sha256, question.exercise, question.version, question.seed, self._since),
            ).fetchone()
            return found is not None and not (found[0] <= self._retried and self._timed_out(*found))

    def _timed_out(self, number: int) -> bool:
        query = "select report from verdicts where number = ?"
        return timed_out(self._connection.execute(query, (number,)).fetchone()[0])

    def counted(self, student: str | None = None) -> Iterator[Graded]:
        """Yield the verdicts that count in the last run, sorted by student and exercise.

        One at a time, and anew for each call. What has no verdict yet is left out.

        Parameters
        ----------
        student
            Whose; everybody's by default.
        """
        query = (
            "select h.*, p.source, v.report from handed as h "
            f"join verdicts as v on v.number = ({_NEWEST}) "
            f"left join programs as p on p.sha256 = h.sha256 where {_LAST} "
            f"{'' if student is None else 'and h.student = ? '}"
            "order by h.student, h.exercise, h.attempt"
        )
        return self._selected(query, () if student is None else (student,))

    def tally(self) -> Counter[Outcome]:
        """Count the outcomes of what `counted` yields."""
        query = (
            "select v.outcome, count(*) from handed as h "
            f"join verdicts as v on v.number = ({_NEWEST}) where {_LAST} group by v.outcome"
        )
        with self._told():
            return Counter({Outcome(one): count for one, count in self._connection.execute(query)})

    def unread(self) -> Iterator[tuple[Handed, Report]]:
        """Yield what counts in the last run and could not be read, with the reason."""
        query = (
            "select h.*, null as source, v.report from handed as h "
            f"join verdicts as v on v.number = ({_NEWEST}) where {_LAST} "
            "and not exists (select 1 from programs where sha256 = h.sha256) "
            "order by h.student, h.exercise"
        )
        for graded in self._selected(query):
            yield graded.handed, graded.report

    def state(self) -> str:
        """Return a text that changes whenever anything is added."""
        with self._told():
            newest = [
                self._connection.execute(f"select max(number) from {table}").fetchone()[0]
                for table in ("runs", "finished", "verdicts", "handed")
            ]
        return " ".join(str(number or 0) for number in newest)

    def _selected(self, query: str, values: Sequence[str] = ()) -> Iterator[Graded]:
        with self._told(), closing(self._connection.cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            for row in cursor.execute(query, values):
                yield read_graded(row)

    def _prepare(self) -> None:
        # A folder on a network may not carry WAL; SQLite then stays with its journal.
        patiently(lambda: self._connection.execute("pragma journal_mode = wal"))
        self._connection.execute("pragma synchronous = full")  # survives a power cut too
        with self._transaction() as connection:
            for statement in schema():
                connection.execute(statement)
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


def _number(connection: sqlite3.Connection, query: str, *values: int) -> int:
    """Return the number that a query finds, or 0."""
    found = connection.execute(query, values).fetchone()
    return 0 if found is None else found[0] or 0


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"insert into {table} values (null, {marks})", row)


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
            "{file} cannot be used ({error}). Look whether the folder exists, has room and may be "
            "written to, or name another one.",
            file=str(path),
            error=text,
        )
    return message(
        "{file} is damaged or none of the grader's ({error}). Move it away, or name another "
        "folder; everything is then graded anew.",
        file=str(path),
        error=text,
    )
