"""What goes into the store comes out of it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import store as store_module
from grader.report import Report
from grader.store import MAX_SOURCE, Progress, SourceTooLarge, Store, StoreError

Reports = Callable[..., Report]
SIGMOID = "activations/sigmoid"
STUB = "def sigmoid(x):\n    raise NotImplementedError\n"
AWKWARD = [
    "a NUL \0 inside",
    "a lone surrogate \ud83d here",
    "two that are not a pair \ude00\ud83d",
    "two that look like a pair \ud83d\ude00",
    "\ufdd0starts with the mark",
    "back\\slash \\u0000 \0",
    "한글과 😀 and \r\n",
    "",
]


class Clock:
    """Stands in for `datetime` in the store: time passes when a test says so."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self, zone: object) -> datetime:
        assert zone is UTC
        return self.time

    def passes(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(store_module, "datetime", clock)
    return clock


def sources(store: Store) -> list[str]:
    return [version.source for version in store.draft_history("ada", SIGMOID)]


def test_a_draft_comes_back_and_belongs_to_one_learner_and_exercise(store: Store) -> None:
    assert store.draft("ada", SIGMOID) is None
    store.save_draft("ada", SIGMOID, STUB)
    assert store.draft("ada", SIGMOID) == STUB
    assert store.draft("bob", SIGMOID) is None
    assert store.draft("ada", "losses/cross_entropy") is None


def test_typing_within_a_minute_is_one_version(store: Store, clock: Clock) -> None:
    for count in range(1, 30):
        store.save_draft("ada", SIGMOID, "x" * count)
        clock.passes(1)
    assert sources(store) == ["x" * 29]


def test_each_minute_of_typing_is_a_version(store: Store, clock: Clock) -> None:
    for count in range(1, 5):
        store.save_draft("ada", SIGMOID, "x" * count)
        clock.passes(61)
    assert sources(store) == ["xxxx", "xxx", "xx", "x"]


def test_saving_the_same_again_adds_nothing(store: Store, clock: Clock) -> None:
    for _ in range(3):
        store.save_draft("ada", SIGMOID, STUB)
        clock.passes(100)
    assert len(sources(store)) == 1


def test_what_is_deleted_at_once_stays_in_the_history(store: Store, clock: Clock) -> None:
    work = "\n".join(f"line_{i} = {i}" for i in range(20))
    store.save_draft("ada", SIGMOID, work)
    clock.passes(1)
    store.save_draft("ada", SIGMOID, "")
    assert sources(store) == ["", work]


def test_what_is_replaced_by_as_much_stays_in_the_history(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "a" * 100)
    clock.passes(1)
    store.save_draft("ada", SIGMOID, "b" * 100)
    assert sources(store) == ["b" * 100, "a" * 100]


def test_holding_backspace_cannot_eat_the_text_bit_by_bit(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "x" * 300)
    for left in range(290, -1, -10):
        clock.passes(0.5)
        store.save_draft("ada", SIGMOID, "x" * left)
    longest = max(map(len, sources(store)))
    assert longest >= 300 - 40
    assert sources(store)[0] == ""


def test_a_kept_version_is_never_typed_over(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "run this", keep=True)
    clock.passes(1)
    store.save_draft("ada", SIGMOID, "run this too")
    assert sources(store) == ["run this too", "run this"]


def test_a_draft_that_is_run_becomes_kept(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "run this")
    store.save_draft("ada", SIGMOID, "run this", keep=True)
    clock.passes(1)
    store.save_draft("ada", SIGMOID, "run this too")
    assert sources(store) == ["run this too", "run this"]


def test_a_reset_leaves_even_a_short_draft_in_the_history(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "a = 1")
    clock.passes(1)
    store.save_draft("ada", SIGMOID, "a = 2", keep=True)
    assert sources(store) == ["a = 2", "a = 1"]


def test_a_clock_that_goes_back_loses_nothing(store: Store, clock: Clock) -> None:
    store.save_draft("ada", SIGMOID, "later")
    clock.passes(-3600)
    store.save_draft("ada", SIGMOID, "earlier by the clock")
    assert sources(store) == ["earlier by the clock", "later"]


def test_history_is_limited_on_request(store: Store, clock: Clock) -> None:
    for count in range(5):
        store.save_draft("ada", SIGMOID, str(count), keep=True)
    limited = store.draft_history("ada", SIGMOID, limit=2)
    assert [version.source for version in limited] == ["4", "3"]
    assert limited[0].saved_at == clock.time


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_survives(store: Store, text: str, make_report: Reports) -> None:
    store.save_draft("ada", SIGMOID, text)
    assert store.draft("ada", SIGMOID) == text
    number = store.add_attempt("ada", SIGMOID, text, make_report(stdout=text))
    (attempt,) = store.attempts("ada", SIGMOID)
    assert (attempt.id, attempt.source) == (number, text)


def test_a_name_may_hold_anything_too(store: Store) -> None:
    for name in ("a\0b", "a\ud800b", "김"):
        store.save_draft(name, SIGMOID, f"of {name}")
    assert store.draft("a\0b", SIGMOID) == "of a\0b"
    assert store.draft("a\ud800b", SIGMOID) == "of a\ud800b"


@given(text=st.text(st.characters(), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_drawn_text_survives(store: Store, text: str) -> None:
    store.save_draft("ada", SIGMOID, text)
    assert store.draft("ada", SIGMOID) == text


def test_too_large_a_draft_is_refused_and_the_old_one_stays(
    store: Store, make_report: Reports
) -> None:
    store.save_draft("ada", SIGMOID, STUB)
    with pytest.raises(SourceTooLarge, match="256 kB"):
        store.save_draft("ada", SIGMOID, "x" * (MAX_SOURCE + 1))
    with pytest.raises(SourceTooLarge, match="300 kB"):
        store.add_attempt("ada", SIGMOID, "가" * (100 * 1024), make_report())
    assert store.draft("ada", SIGMOID) == STUB
    store.save_draft("ada", SIGMOID, "x" * MAX_SOURCE)


@pytest.mark.parametrize("name", ["", "x" * 201])
def test_a_learner_has_a_name_of_a_sensible_length(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="200"):
        store.save_draft(name, SIGMOID, STUB)


def test_attempts_come_back_newest_first_with_their_reports(
    store: Store, make_report: Reports
) -> None:
    before = datetime.now(UTC)
    first = store.add_attempt("ada", SIGMOID, "one", make_report(0))
    second = store.add_attempt("ada", SIGMOID, "two", make_report(3))
    found = store.attempts("ada", SIGMOID)
    assert [attempt.id for attempt in found] == [second, first]
    assert found[0].report == make_report(3)
    assert found[0].created_at.tzinfo is UTC
    assert before <= found[1].created_at <= found[0].created_at <= datetime.now(UTC)
    assert store.attempts("bob", SIGMOID) == []
    assert [attempt.id for attempt in store.attempts("ada", SIGMOID, limit=1)] == [second]


def test_progress_is_the_best_attempt_of_each_exercise(store: Store, make_report: Reports) -> None:
    assert store.progress("ada") == {}
    for score in (1, 3, 0):
        store.add_attempt("ada", SIGMOID, "", make_report(score))
    store.add_attempt("ada", "losses/cross_entropy", "", make_report(2))
    store.add_attempt("bob", "losses/cross_entropy", "", make_report(3))
    assert store.progress("ada") == {
        SIGMOID: Progress(best=3, max_score=3, attempts=3, passed=True),
        "losses/cross_entropy": Progress(best=2, max_score=3, attempts=1, passed=False),
    }


def test_notes_come_back_in_order(store: Store) -> None:
    store.note("ada", SIGMOID, "hint", 1)
    store.note("ada", SIGMOID, "hint", 2)
    store.note("ada", SIGMOID, "solution")
    store.note("bob", SIGMOID, "companion")
    kinds = [(noted.kind, noted.detail) for noted in store.notes("ada", SIGMOID)]
    assert kinds == [("hint", 1), ("hint", 2), ("solution", 0)]


@pytest.mark.parametrize("table", ["attempts", "notes"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET exercise = 'other'",
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE id = 1",
    ],
)
def test_attempts_and_notes_cannot_be_changed(
    store: Store, url: str, table: str, statement: str, make_report: Reports
) -> None:
    _fill(store, make_report)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        _execute(url, statement.format(table=table))
    assert store.progress("ada")[SIGMOID].attempts == 1
    assert len(store.notes("ada", SIGMOID)) == 1


def test_attempts_cannot_be_replaced_or_truncated(
    store: Store, url: str, make_report: Reports
) -> None:
    _fill(store, make_report)
    statement = (
        "REPLACE INTO attempts SELECT * FROM attempts"
        if url.startswith("sqlite")
        else "TRUNCATE attempts"
    )
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        _execute(url, statement)
    assert store.progress("ada")[SIGMOID].attempts == 1


def test_a_row_needs_a_learner_that_exists(store: Store, url: str, make_report: Reports) -> None:
    _fill(store, make_report)
    with pytest.raises(sa.exc.IntegrityError):
        _execute(url, "DELETE FROM learners")


def test_opening_again_finds_everything(url: str, make_report: Reports) -> None:
    first = Store(url)
    _fill(first, make_report)
    first.close()
    second = Store(url)
    assert second.progress("ada")[SIGMOID].attempts == 1
    second.close()


def test_a_database_from_the_future_is_refused(store: Store, url: str) -> None:
    _execute(url, "UPDATE scratchgrad_schema SET version = 99")
    with pytest.raises(StoreError, match=r"newer scratchgrad.*99"):
        Store(url)


def test_many_threads_lose_nothing(url: str, make_report: Reports) -> None:
    """Threads that open, meet new learners and write at once."""
    faults: list[BaseException] = []
    start = threading.Barrier(6)

    def work(number: int) -> None:
        try:
            start.wait()
            own = Store(url)
            for turn in range(8):
                own.add_attempt("shared", SIGMOID, f"{number} {turn}", make_report(1))
                own.save_draft(f"learner {turn}", SIGMOID, f"{number}")
            own.close()
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    store = Store(url)
    assert store.progress("shared")[SIGMOID].attempts == 48
    written = {attempt.source for attempt in store.attempts("shared", SIGMOID)}
    assert written == {f"{number} {turn}" for number in range(6) for turn in range(8)}
    store.close()


def test_a_new_file_that_another_is_reading_is_waited_for(tmp_path: Path) -> None:
    """SQLite refuses to change a file's journal at once while anybody reads it."""
    path = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE t (x)")
        other.execute("BEGIN")
        other.execute("SELECT * FROM t").fetchall()
        opening = threading.Thread(target=lambda: Store(str(path)).close())
        opening.start()
        opening.join(0.3)
        assert opening.is_alive()
        other.execute("COMMIT")
        opening.join(10)
        assert not opening.is_alive()
        found = other.execute("SELECT count(*) FROM scratchgrad_schema").fetchone()
    assert found == (1,)


def _fill(store: Store, make_report: Reports) -> None:
    store.add_attempt("ada", SIGMOID, "x", make_report(3))
    store.note("ada", SIGMOID, "hint", 1)


def _execute(url: str, statement: str) -> None:
    """Run a statement as another program would."""
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    sa.event.listen(
        engine,
        "connect",
        lambda raw, _: raw.execute("PRAGMA foreign_keys = ON") if url.startswith("sqlite") else 0,
    )
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
    finally:
        engine.dispose()
