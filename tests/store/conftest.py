"""A store in a temporary file, and the same on a throw-away PostgreSQL server."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.report import CheckResult, Isolation, Outcome, Report
from grader.store import Store


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """Make a small report: ``make_report(score)`` of 3 points."""
    return _make_report


def _make_report(score: int = 3, stdout: str = "") -> Report:
    outcome = Outcome.PASSED if score == 3 else Outcome.FAILED
    check = CheckResult("values", "gives the right values", outcome, score, 3)
    return Report(
        exercise="activations/sigmoid",
        outcome=outcome,
        score=score,
        max_score=3,
        checks=(check,),
        isolation=Isolation("reduced"),
        seed=7,
        seconds=0.01,
        stdout=stdout,
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    server: str = request.getfixturevalue("postgresql_server")
    name = "db_" + os.urandom(6).hex()
    _sql(server, f"CREATE DATABASE {name}")
    return f"postgresql://scratchgrad@/{name}?host={server}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a server of our own and yield the folder of its socket."""
    binaries = _postgresql_binaries()
    if binaries is None or (os.name == "posix" and os.geteuid() == 0 and not _unprivileged()):
        reason = "PostgreSQL (initdb, pg_ctl) is not installed; only its own tests need it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # Not below tmp_path: a socket's path may have about 100 characters, and root's temporary
    # folders are closed to the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    user = _unprivileged() if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            timeout=60,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(folder)},
        )

    data = folder / "data"
    try:
        run(
            str(binaries / "initdb"),
            "-D",
            str(data),
            "-U",
            "scratchgrad",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run(
            str(binaries / "pg_ctl"),
            "-D",
            str(data),
            "-o",
            options,
            "-w",
            "-l",
            str(folder / "log"),
            "start",
        )
        try:
            yield str(folder)
        finally:
            run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgresql_binaries() -> Path | None:
    found = shutil.which("initdb")
    candidates = [Path(found).parent] if found else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((path for path in candidates if (path / "pg_ctl").is_file()), None)


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root."""
    import pwd  # noqa: PLC0415 - not on Windows

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    return None


def _sql(server: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(f"host={server} user=scratchgrad dbname=postgres", autocommit=True) as db:
        db.execute(statement)
