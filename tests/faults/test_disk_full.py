"""A disk that fills up while attempts are written: what was promised is there, nothing by halves.

`tests/store` lets one draft find no room; here a real file system, or the limit of a process,
ends the writing wherever it happens to be.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.store import Store

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "activations/sigmoid"
WRITER = """
import signal, sys
from grader.report import Isolation, Outcome, Report
from grader.store import Store, StoreError

report = Report("e", Outcome.FAILED, 0, 3, (), Isolation("reduced"), 1, 0.0)
store = Store(sys.argv[1])
{begin}
try:
    for number in range(10**4):
        source = f"{{number}} " + "x" * (number * 7919 % 30000)
        print(store.add_attempt("ada", "activations/sigmoid", source, report), flush=True)
except StoreError as error:
    print(error, file=sys.stderr)
    # Reading goes on where writing does not.
    print(len(store.attempts("ada", "activations/sigmoid", limit=10**4)), file=sys.stderr)
{end}
"""
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, 3 << 20))"
ROOM_AGAIN = """
import os; os.remove(sys.argv[2])
store.save_draft("ada", "activations/sigmoid", "there is room again")
print(store.draft("ada", "activations/sigmoid"), file=sys.stderr)
store.close()
"""


def writer(path: Path, begin: str = "", end: str = "", *more: str) -> list[str]:
    return [sys.executable, "-c", WRITER.format(begin=begin, end=end), str(path), *more]


def run(command: list[str]) -> tuple[list[str], list[str]]:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split(), done.stderr.splitlines()


def check_whole(path: Path, promised: list[str]) -> None:
    """All that was promised is there, and no more; each as it was handed in."""
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    store = Store(str(path))
    kept = store.attempts("ada", EXERCISE, limit=10**4)
    assert [str(attempt.id) for attempt in reversed(kept)] == promised
    for attempt in kept:
        number = attempt.id - 1
        assert attempt.source == f"{number} " + "x" * (number * 7919 % 30000)
    store.add_attempt("ada", EXERCISE, "more", kept[0].report)
    store.close()


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files")
def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    promised, told = run(writer(path, LIMITED))
    assert len(promised) > 20
    assert "store.sqlite3 could not be read or written (disk I/O error)" in told[0]
    assert told[1] == str(len(promised))
    check_whole(path, promised)


def test_a_full_file_system(tmp_path: Path) -> None:
    """On a tmpfs of its own, in a mount namespace that this user may make."""
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare")
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    copy.mkdir()
    path, ballast = disk / "store.sqlite3", disk / "ballast"
    inside = (
        'mount -t tmpfs -o size=4m tmpfs "$0" || exit 77; '
        'head -c 1000000 /dev/zero > "$0/ballast"; "$@"; ended=$?; '
        f'cp "$0"/store* {copy}; exit $ended'
    )
    spaces = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-Ur", "--mount"]
    if subprocess.run([*spaces, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this user may not make a mount namespace")
    command = writer(path, "", ROOM_AGAIN, str(ballast))
    promised, told = run([*spaces, "sh", "-c", inside, str(disk), *command])
    assert len(promised) > 20
    assert "full" in told[0]
    assert "Make room" in told[0]
    assert told[1:] == [str(len(promised)), "there is room again"]
    check_whole(copy / path.name, promised)
