"""Crashes, locks, damage and full disks: nothing saved is lost, and the words say what to do."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from grader import store as store_module
from grader.report import Report
from grader.store import ENVIRONMENT, Store, StoreError

Reports = Callable[..., Report]
ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "activations/sigmoid"
WRITER = """
import sys
from grader.report import Isolation, Outcome, Report
from grader.store import Store

report = Report("e", Outcome.FAILED, 0, 3, (), Isolation("reduced"), 1, 0.0)
store = Store(sys.argv[1])
for number in range(10**6):
    store.save_draft("ada", "activations/sigmoid", f"draft {number} " + "x" * (number % 5000))
    done = store.add_attempt("ada", "activations/sigmoid", f"attempt {number}", report)
    print(done, number, flush=True)
"""


def test_killing_the_writer_at_any_moment_leaves_all_it_was_told_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    moments = random.Random(5)
    promised = 0
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as writer:
            assert writer.stdout is not None
            lines = [writer.stdout.readline()]  # it is writing now
            time.sleep(moments.uniform(0.0, 0.15))
            writer.kill()
            lines += writer.stdout.read().splitlines()
        complete = [line.split() for line in lines if len(line.split()) == 2]
        promised, number = int(complete[-1][0]), int(complete[-1][1])

        store = Store(str(path))
        newest = store.attempts("ada", EXERCISE, limit=1)[0]
        draft = store.draft("ada", EXERCISE)
        store.close()
        assert newest.id - promised in (0, 1)  # one more may be in, whose number never got out
        assert draft is not None
        assert int(draft.split()[1]) >= number
        with sqlite3.connect(path) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("SELECT count(*) FROM attempts").fetchone() == (newest.id,)
        raw.close()
    assert promised > 6


def test_a_locked_file_is_named_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.1)
    path = tmp_path / "store.sqlite3"
    store = Store(str(path))
    store.save_draft("ada", EXERCISE, "before")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"store\.sqlite3 is locked.*Close"):
        store.save_draft("ada", EXERCISE, "while locked")
    assert store.draft("ada", EXERCISE) == "before"  # readers go on
    other.execute("ROLLBACK")
    other.close()
    store.save_draft("ada", EXERCISE, "after")
    assert store.draft("ada", EXERCISE) == "after"
    store.close()


def test_a_short_lock_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(str(path))
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys, time\n"
            "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "db.execute('BEGIN EXCLUSIVE'); print('held', flush=True)\n"
            "time.sleep(0.4); db.execute('COMMIT')",
            str(path),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    store.save_draft("ada", EXERCISE, "patient")
    holder.communicate()
    assert store.draft("ada", EXERCISE) == "patient"
    store.close()


@pytest.mark.parametrize("content", [b"this is a letter, not a database" * 40, b"\0" * 5000])
def test_another_kind_of_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.sqlite3 is damaged .*Move it away"):
        Store(str(path))
    assert path.read_bytes() == content


def test_a_damaged_page_is_an_error_in_words(tmp_path: Path, make_report: Reports) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(str(path))
    for number in range(50):
        store.add_attempt("ada", EXERCISE, f"{number}" * 2000, make_report(0))
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(StoreError, match=r"store\.sqlite3 is damaged"):
        Store(str(path)).attempts("ada", EXERCISE)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=f"file.store.*{ENVIRONMENT}"):
        Store(str(tmp_path / "file" / "store.sqlite3"))


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be read or written"):
        Store(str(tmp_path))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    Store(str(path)).close()
    path.chmod(0o400)
    with pytest.raises(StoreError, match=r"store\.sqlite3 could not be read or written"):
        Store(str(path)).save_draft("ada", EXERCISE, "x")


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(str(path))
    store.save_draft("ada", EXERCISE, "before")

    def no_room(raw: sqlite3.Connection, *_: object) -> None:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(sa.pool.Pool, "checkout", no_room)
    try:
        with pytest.raises(StoreError, match=r"The disk that holds .*store\.sqlite3 is full"):
            store.save_draft("ada", EXERCISE, "x" * 200_000)
    finally:
        sa.event.remove(sa.pool.Pool, "checkout", no_room)
    assert store.draft("ada", EXERCISE) == "before"
    store.close()


def test_an_unreachable_server_is_said_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="Look whether its server runs") as caught:
        Store("postgresql://ada:tops3cret@127.0.0.1:1/course")
    assert "tops3cret" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "nonsense://x", "://"]
)
def test_a_url_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=f"{ENVIRONMENT} is not a database"):
        Store(url)


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r'pip install "psycopg\[binary\]"'):
        Store("postgresql://ada@localhost/course")


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_the_environment_names_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    path = tmp_path / "made" / "for it" / "course.sqlite3"
    monkeypatch.setenv(ENVIRONMENT, prefix + str(path))
    Store().close()
    assert path.is_file()


def test_by_default_it_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    Store().close()
    assert list(tmp_path.rglob("scratchgrad/scratchgrad.sqlite3"))


def test_a_report_of_another_version_is_not_guessed_at(
    tmp_path: Path, make_report: Reports
) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(str(path))
    store.add_attempt("ada", EXERCISE, "x", make_report(3))
    with sqlite3.connect(path) as raw:
        raw.execute(
            "INSERT INTO attempts (learner_id, exercise, created_at, outcome, score, max_score, "
            "passed, source, report) SELECT learner_id, exercise, created_at, outcome, score, "
            "max_score, passed, 'older', '{\"version\": 0}' FROM attempts"
        )
    raw.close()
    assert [attempt.source for attempt in store.attempts("ada", EXERCISE)] == ["x"]
    assert store.progress("ada")[EXERCISE].attempts == 2
    store.close()
