"""Every hostile file ends with its own outcome, scores nothing, and leaves nothing behind."""

from __future__ import annotations

import os
import time
import tomllib
from pathlib import Path

import psutil
import pytest

from grader.grading import grade
from grader.report import Outcome, dumps, loads

HERE = Path(__file__).parent
EXPECTED = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted(path for path in HERE.glob("*/*.py"))
TOUCHED = [Path("/tmp/scratchgrad_attack"), Path("/dev/shm/scratchgrad_attack")]
LONGEST = 12.0  # seconds: the whole submission's limit, and a busy machine


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def expected_of(path: Path) -> set[str]:
    first = path.read_bytes().split(b"\n", 1)[0].decode("latin-1")
    if first.startswith("# expect: "):
        return set(first.removeprefix("# expect: ").strip().split("|"))
    return set(EXPECTED[name_of(path)].split("|"))


def test_there_are_many() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_attack(path, course, sandbox, monkeypatch) -> None:
    monkeypatch.setenv("SCRATCHGRAD_TEST_SECRET", "secret")
    before = psutil.Process().memory_info().rss
    started = time.monotonic()
    report = grade(course.find("sigmoid"), path.read_bytes(), seed=7, sandbox=sandbox)
    assert time.monotonic() - started < LONGEST
    assert report.score == 0, report
    assert report.outcome.value in expected_of(path), report
    worst = [check.outcome for check in report.checks if check.outcome is not Outcome.SKIPPED]
    assert Outcome.PASSED not in worst
    words = report.message or next(check.message for check in report.checks if check.message)
    assert words.render()
    assert loads(dumps(report)) == report
    assert not any(touched.exists() for touched in TOUCHED)
    assert psutil.Process().memory_info().rss - before < 300 << 20
    check_nothing_is_left()
    # The jail is as good as before.
    again = grade(
        course.find("sigmoid"), course.find("sigmoid").solution_source, seed=7, sandbox=sandbox
    )
    assert again.passed


def check_nothing_is_left() -> None:
    """Below this process there is the zygote, with the one spare child that waits for a source."""
    own = psutil.Process(os.getpid())
    until = time.monotonic() + 2.0
    while True:
        grandchildren = [one for child in own.children() for one in child.children()]
        if len(grandchildren) <= 1 or time.monotonic() > until:
            break
        time.sleep(0.01)
    assert len(grandchildren) <= 1
