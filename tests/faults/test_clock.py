"""A clock that jumps, back and forth by years, moves no deadline and no verdict."""

from __future__ import annotations

import ast
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from grader.course import HOME
from grader.report import Outcome
from grader.service import JobState, Service

# The calendar is for what people read: when something was saved, when a catalogue was made, when
# an instructor's run was begun; and for uploads that nobody has graded for a day (`runs`).
MAY_ASK_THE_CALENDAR = {
    "grader/batch/rows.py",
    "grader/catalogue.py",
    "grader/store.py",
    "grader/ui/instructor/choose.py",
    "grader/ui/instructor/explore.py",
    "grader/ui/instructor/runs.py",
}
CALENDAR = {
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
}
JUMPING = """
import itertools, random, time
_chance, _time = random.Random(6), time.time
time.time = lambda: _time() + _chance.uniform(-1, 1) * 1e9
time.time_ns = lambda: int(time.time() * 1e9)
"""
RIGHT = "import numpy as np\n\ndef sigmoid(x):\n    return 0.5 * (1 + np.tanh(0.5 * x))\n"
ENDLESS = "def sigmoid(x):\n    while True:\n        pass\n"


def test_only_the_monotonic_clock_decides() -> None:
    asked = {
        f"{path.relative_to(HOME).as_posix()}:{node.lineno}"
        for path in sorted((HOME / "grader").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in CALENDAR.get(node.value.id, ())
    }
    assert {place.partition(":")[0] for place in asked} == MAY_ASK_THE_CALENDAR


def test_gradings_under_a_jumping_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: Callable[[], list[psutil.Process]]
) -> None:
    """In this process and in the workers, which take the patch from their ``sitecustomize``."""
    (tmp_path / "sitecustomize.py").write_text(
        JUMPING + f"open({str(tmp_path / 'seen')!r}, 'a').write('.')\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.getenv("PYTHONPATH", "")]))
    chance, calendar = random.Random(6), time.time
    monkeypatch.setattr(time, "time", lambda: calendar() + chance.uniform(-1, 1) * 1e9)
    service = Service()
    begun = time.monotonic()
    endless = service.grade("sigmoid", ENDLESS, seed=1)
    jobs = [service.grade("sigmoid", RIGHT, seed=seed) for seed in range(50)]
    for job in [*jobs, endless]:
        assert job.wait(30)
        assert job.state is JobState.DONE, job.problem
        assert job.report is not None
        assert 0 <= job.report.seconds < 20
    assert all(job.report is not None and job.report.passed for job in jobs)
    assert endless.report is not None
    assert endless.report.outcome is Outcome.TIMEOUT
    assert time.monotonic() - begun < 20
    assert (tmp_path / "seen").read_text() == ".."  # both workers
    service.close()
    assert left() == []
