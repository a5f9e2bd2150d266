"""What a learner leaves behind: drafts, attempts, and notes of what they asked to see.

SQLite in the user's data folder by default, PostgreSQL by URL. Attempts and notes are only ever
added; the database itself refuses to change or delete them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from platformdirs import user_data_dir
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from grader.message import Message, message
from grader.report import Report, dumps, loads
from grader.sqlite import BUSY_SECONDS, patiently

ENVIRONMENT = "SCRATCHGRAD_DATABASE"
MAX_SOURCE = 256 * 1024  # bytes of UTF-8
SCHEMA = 1

NoteKind: TypeAlias = Literal["hint", "solution", "companion"] | str

_COALESCE = timedelta(minutes=1)
_MAY_VANISH = 40  # characters that typing may take away before what was there is kept
_MAX_NAME = 200
_ADVISORY_LOCK = 0x5C8A7C46  # one number for this program, so that only one creates the tables


class StoreError(Exception):
    """The store could not be used; `message` names it and says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


class SourceTooLarge(StoreError):  # noqa: N818 - reads as what it says
    """The text is larger than a program may be."""


@dataclass(frozen=True)
class DraftVersion:
    """A draft as it once stood. `saved_at` is aware, UTC."""

    id: int
    saved_at: datetime
    source: str


@dataclass(frozen=True)
class Attempt:
    """One graded submission. `created_at` is aware, UTC."""

    id: int
    created_at: datetime
    source: str
    report: Report


@dataclass(frozen=True)
class Noted:
    """Something a learner asked to see: a hint (`detail` its number), the solution, ..."""

    created_at: datetime
    kind: str
    detail: int


@dataclass(frozen=True)
class Progress:
    """How far a learner came in one exercise."""

    best: int
    max_score: int
    attempts: int
    passed: bool


class _AnyText(sa.types.TypeDecorator[str]):
    """Any Python string, lossless: NUL (which PostgreSQL refuses) and lone surrogates too.

    Clean text is stored as it is, so the database stays readable with other tools. The rest is
    stored as escapes behind a mark that no text may contain.
    """

    impl = sa.Text
    cache_ok = True
    _mark = "\ufdd0"

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is None or not _is_awkward(value, self._mark):
            return value
        return self._mark + value.encode("unicode_escape").decode("ascii")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is None or not value.startswith(self._mark):
            return value
        return value[1:].encode("ascii").decode("unicode_escape")


class _UtcTime(sa.types.TypeDecorator[datetime]):
    """An aware moment; SQLite, which knows no zones, is given UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_metadata = sa.MetaData()
_Column = partial(sa.Column, nullable=False)

_version = sa.Table("scratchgrad_schema", _metadata, _Column("version", sa.Integer))
_learners = sa.Table(
    "learners",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _Column("name", _AnyText, unique=True),
)


def _of_learner(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(
        name,
        _metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        _Column("learner_id", sa.ForeignKey("learners.id")),
        _Column("exercise", sa.Text),
        *columns,
        sa.Index(f"{name}_by_exercise", "learner_id", "exercise", "id"),
        sqlite_autoincrement=True,
    )


_drafts = _of_learner(
    "drafts",
    _Column("started_at", _UtcTime),
    _Column("saved_at", _UtcTime),
    _Column("kept", sa.Boolean),
    _Column("vanished", sa.Integer),
    _Column("source", _AnyText),
)
_attempts = _of_learner(
    "attempts",
    _Column("created_at", _UtcTime),
    _Column("outcome", sa.Text),
    _Column("score", sa.Integer),
    _Column("max_score", sa.Integer),
    _Column("passed", sa.Boolean),
    _Column("source", _AnyText),
    _Column("report", sa.Text),
)
_notes = _of_learner(
    "notes",
    _Column("created_at", _UtcTime),
    _Column("kind", sa.Text),
    _Column("detail", sa.Integer),
)

# REPLACE would delete a row without its delete trigger firing, hence the one on INSERT.
_SQLITE_APPEND_ONLY = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
_POSTGRESQL_APPEND_ONLY = (
    "CREATE OR REPLACE FUNCTION scratchgrad_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$",
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION scratchgrad_append_only()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION scratchgrad_append_only()",
)


class Store:
    """Drafts, attempts and notes of every learner. Safe to use from many threads.

    Parameters
    ----------
    url
        A database URL, or the path of an SQLite file. By default the environment variable
        ``SCRATCHGRAD_DATABASE``, else a file in the user's data folder.

    Raises
    ------
    StoreError
        When it cannot be opened, or was written by a newer version of this program. Every
        method raises it too when the database fails; nothing is half written then.
    """

    def __init__(self, url: str | None = None) -> None:
        self._url = _read_url(url or os.environ.get(ENVIRONMENT) or _default_path())
        self.name = self._url.database if self._is_sqlite else self._url.render_as_string()
        with self._told():
            self._engine = self._open()
        try:
            with self._writing() as connection:
                self._prepare(connection)
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def save_draft(self, learner: str, exercise: str, source: str, *, keep: bool = False) -> None:
        """Make `source` the current draft.

        While a learner types, saves of the same minute become one version of the history; but
        whenever more than a few words vanish, what was there stays as a version of its own.

        Parameters
        ----------
        keep
            Let this text stay in the history whatever follows (it is run, or it is a reset).

        Raises
        ------
        SourceTooLarge
            When it is over 256 kB; the draft stays as it was.
        """
        _check_size(source)
        now = datetime.now(UTC)
        with self._writing() as connection:
            learner_id = self._learner_id(connection, learner)
            newest = connection.execute(
                _newest(_drafts, learner_id, exercise, 1).with_for_update()
            ).first()
            if newest is not None and newest.source == source:
                if keep and not newest.kept:
                    _update(connection, newest.id, kept=True)
                return
            vanished = 0
            if newest is not None and not keep and not newest.kept:
                vanished = newest.vanished + _vanishing(newest.source, source)
                recent = timedelta() <= now - newest.started_at < _COALESCE
                if recent and vanished <= _MAY_VANISH:
                    _update(connection, newest.id, saved_at=now, vanished=vanished, source=source)
                    return
            connection.execute(
                _drafts.insert().values(
                    learner_id=learner_id,
                    exercise=exercise,
                    started_at=now,
                    saved_at=now,
                    kept=keep,
                    vanished=0,
                    source=source,
                )
            )

    def draft(self, learner: str, exercise: str) -> str | None:
        """Return the current draft, or None when there is none."""
        newest = self.draft_history(learner, exercise, limit=1)
        return newest[0].source if newest else None

    def draft_history(self, learner: str, exercise: str, limit: int = 50) -> list[DraftVersion]:
        """Return the versions of the draft, the current one first."""
        return [
            DraftVersion(row.id, row.saved_at, row.source)
            for row in self._rows(_drafts, learner, exercise, limit)
        ]

    def add_attempt(self, learner: str, exercise: str, source: str, report: Report) -> int:
        """Keep a graded submission for good and return its number.

        Raises
        ------
        SourceTooLarge
            When it is over 256 kB.
        """
        _check_size(source)
        with self._writing() as connection:
            result = connection.execute(
                _attempts.insert().values(
                    learner_id=self._learner_id(connection, learner),
                    exercise=exercise,
                    created_at=datetime.now(UTC),
                    outcome=report.outcome.value,
                    score=report.score,
                    max_score=report.max_score,
                    passed=report.passed,
                    source=source,
                    report=dumps(report),
                )
            )
            key = result.inserted_primary_key
            assert key is not None
            return int(key[0])

    def attempts(self, learner: str, exercise: str, limit: int = 50) -> list[Attempt]:
        """Return the attempts, newest first.

        An attempt whose report was written by a version of this program that spoke of reports
        differently is left out rather than guessed at; its score still counts in `progress`.
        """
        found = []
        for row in self._rows(_attempts, learner, exercise, limit):
            try:
                report = loads(row.report)
            except ValueError:
                continue
            found.append(Attempt(row.id, row.created_at, row.source, report))
        return found

    def note(self, learner: str, exercise: str, kind: NoteKind, detail: int = 0) -> None:
        """Keep for good that the learner asked to see something."""
        with self._writing() as connection:
            connection.execute(
                _notes.insert().values(
                    learner_id=self._learner_id(connection, learner),
                    exercise=exercise,
                    created_at=datetime.now(UTC),
                    kind=kind,
                    detail=detail,
                )
            )

    def notes(self, learner: str, exercise: str) -> list[Noted]:
        """Return what the learner asked to see, oldest first."""
        rows = self._rows(_notes, learner, exercise, None)
        return [Noted(row.created_at, row.kind, row.detail) for row in reversed(rows)]

    def progress(self, learner: str) -> dict[str, Progress]:
        """Return how far the learner came, by exercise id; exercises never tried are absent."""
        query = (
            sa.select(
                _attempts.c.exercise,
                sa.func.max(_attempts.c.score),
                sa.func.max(_attempts.c.max_score),
                sa.func.count(),
                sa.func.max(sa.cast(_attempts.c.passed, sa.Integer)),
            )
            .join(_learners, _learners.c.id == _attempts.c.learner_id)
            .where(_learners.c.name == _name(learner))
            .group_by(_attempts.c.exercise)
        )
        with self._reading() as connection:
            return {
                exercise: Progress(best, max_score, count, bool(passed))
                for exercise, best, max_score, count, passed in connection.execute(query)
            }

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    def _open(self) -> sa.Engine:
        if not self._is_sqlite:
            return sa.create_engine(self._url, pool_pre_ping=True, hide_parameters=True)
        assert self._url.database is not None
        Path(self._url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = sa.create_engine(
            self._url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True
        )
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _prepare(self, connection: sa.Connection) -> None:
        """Create the tables of an empty database; refuse one from the future."""
        if not self._is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        if not sa.inspect(connection).has_table(_version.name):
            _metadata.create_all(connection, checkfirst=False)
            statements = _SQLITE_APPEND_ONLY if self._is_sqlite else _POSTGRESQL_APPEND_ONLY
            for table in (_attempts.name, _notes.name):
                for statement in statements:
                    connection.exec_driver_sql(statement.replace("{table}", table))
            connection.execute(_version.insert().values(version=SCHEMA))
            return
        found = connection.execute(sa.select(_version.c.version)).scalar_one()
        if found > SCHEMA:
            raise StoreError(
                message(
                    "{file} was written by a newer scratchgrad (its layout is {found}, this one "
                    "knows {known}). Upgrade scratchgrad, or name another database in "
                    "{variable}.",
                    file=self._shown_name,
                    found=found,
                    known=SCHEMA,
                    variable=ENVIRONMENT,
                )
            )

    def _learner_id(self, connection: sa.Connection, learner: str) -> int:
        name = _name(learner)
        query = sa.select(_learners.c.id).where(_learners.c.name == name)
        found = connection.execute(query).scalar()
        if found is not None:
            return int(found)
        # Two sessions may meet a new learner at once: the second insert does nothing.
        insert = sqlite.insert if self._is_sqlite else postgresql.insert
        connection.execute(insert(_learners).values(name=name).on_conflict_do_nothing())
        return int(connection.execute(query).scalar_one())

    def _rows(
        self, table: sa.Table, learner: str, exercise: str, limit: int | None
    ) -> list[sa.Row[Any]]:
        learner_id = (
            sa.select(_learners.c.id).where(_learners.c.name == _name(learner)).scalar_subquery()
        )
        with self._reading() as connection:
            return list(connection.execute(_newest(table, learner_id, exercise, limit)))

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._told(), self._engine.connect() as connection:
            connection.execution_options(scratchgrad_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the database's errors into words with a remedy."""
        try:
            yield
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise StoreError(_explain(error, self._shown_name, self._is_sqlite)) from error

    @property
    def _shown_name(self) -> str:
        return str(self.name)


def data_folder() -> Path:
    """Return the platform's folder for what is kept of the user's; it need not exist yet."""
    return Path(user_data_dir("scratchgrad", appauthor=False))


def _default_path() -> str:
    return str(data_folder() / "scratchgrad.sqlite3")


def _read_url(text: str) -> sa.URL:
    if "://" not in text:
        return sa.URL.create("sqlite", database=str(Path(text).expanduser()))
    try:
        url = sa.make_url(text)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(_unknown_url()) from error
    if backend == "postgres":
        url = url.set(drivername="postgresql")
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if backend not in ("sqlite", "postgresql") or (
        backend == "sqlite" and url.database in (None, "", ":memory:")
    ):
        raise StoreError(_unknown_url())
    return url


def _unknown_url() -> Message:
    return message(
        "{variable} is not a database that scratchgrad can use. Give the path of a file, "
        "sqlite:///file.sqlite3, or postgresql://user@host/name.",
        variable=ENVIRONMENT,
    )


def _set_up_sqlite(raw: Any, _: object) -> None:
    raw.isolation_level = None  # sqlite3 would begin transactions late; _begin_sqlite does it
    cursor = raw.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # A folder on a network may not carry WAL; SQLite then stays with its journal.
    patiently(partial(cursor.execute, "PRAGMA journal_mode = WAL"))
    cursor.execute("PRAGMA synchronous = FULL")  # survives a power cut, not only a crash
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that starts to write in the middle cannot wait for another writer.
    writes = connection.get_execution_options().get("scratchgrad_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _newest(
    table: sa.Table, learner_id: Any, exercise: str, limit: int | None
) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(table)
        .where(table.c.learner_id == learner_id, table.c.exercise == exercise)
        .order_by(table.c.id.desc())
        .limit(limit)
    )


def _update(connection: sa.Connection, draft_id: int, **values: Any) -> None:
    connection.execute(_drafts.update().where(_drafts.c.id == draft_id).values(**values))


def _vanishing(before: str, after: str) -> int:
    """Return how many characters of `before` an edit in one place took away."""
    same = _same_start(before, after) + _same_start(before[::-1], after[::-1])
    return len(before) - min(same, len(before), len(after))


def _same_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_awkward(text: str, mark: str) -> bool:
    return (
        "\0" in text
        or text.startswith(mark)
        or any(0xD800 <= code <= 0xDFFF for code in map(ord, text))
    )


def _name(learner: str) -> str:
    if not learner or len(learner) > _MAX_NAME:
        raise StoreError(message("A learner's name has 1 to {most} characters.", most=_MAX_NAME))
    return learner


def _check_size(source: str) -> None:
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_SOURCE:
        raise SourceTooLarge(
            message(
                "This program has {size} kB; at most {most} kB are kept. What was saved before "
                "is still there.",
                size=-(-size // 1024),
                most=MAX_SOURCE // 1024,
            )
        )


def _explain(error: Exception, name: str, is_sqlite: bool) -> Message:
    if isinstance(error, ImportError):
        return message(
            '{file} needs a database driver that is not installed: pip install "psycopg[binary]"',
            file=name,
        )
    original = error.orig if isinstance(error, DBAPIError) else error
    text = str(original).strip().splitlines()[0] if str(original).strip() else repr(original)
    if not is_sqlite:
        return message(
            "The database {file} did not do its work ({error}). Look whether its server runs and "
            "the address, user and password are right.",
            file=name,
            error=text,
        )
    if "locked" in text or "busy" in text:
        return message(
            "{file} is locked by another program. Close what has it open, then try again.",
            file=name,
        )
    if "disk is full" in text or "No space left" in text:
        return message(
            "The disk that holds {file} is full. Make room, then try again; nothing that was "
            "saved before is lost.",
            file=name,
        )
    if "not a database" in text or "malformed" in text:
        return message(
            "{file} is damaged or is not a scratchgrad database ({error}). Move it away or put a "
            "backup in its place; a new one is made when there is none.",
            file=name,
            error=text,
        )
    return message(
        "{file} could not be read or written ({error}). Look whether the folder exists and may "
        "be written to, or name another place in {variable}.",
        file=name,
        error=text,
        variable=ENVIRONMENT,
    )
