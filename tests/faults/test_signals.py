"""SIGTERM and Ctrl+C at random instants: a prompt and quiet end, and nothing goes on running."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from grader.course import HOME
from grader.service import Service

RIGHT = """
import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)
"""
PROMPT = 3.0  # seconds, on a busy machine
# Python's own start is not ours to guard: the program tells when it is over.
COMMAND = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
print(flush=True)
from grader.__main__ import main
sys.exit(main())
"""
HOLDER = f"""
import sys
from grader.service import Service
print(flush=True)
try:
    service = Service()
    jobs = [service.grade("sigmoid", {RIGHT!r}, seed=seed) for seed in range(100)]
    jobs += [service.experiment("sigmoid", {RIGHT!r}, {{}}, language="en", dark=False)]
    for job in jobs:
        job.wait(60)
except KeyboardInterrupt:
    sys.exit(130)
"""
Left = Callable[[], list[psutil.Process]]


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=HOME,
        env={**os.environ, "PYTHONPATH": str(HOME)},
    )


def interrupted(
    process: subprocess.Popen[str], seconds: float, number: int, *, again: float | None = None
) -> tuple[str, str]:
    """Signal the whole process group after a while, as a terminal does; return what it printed."""
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    sent = time.monotonic()
    for pause in [0.0] if again is None else [0.0, again]:
        time.sleep(pause)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - sent < PROMPT
    return out, err


@pytest.fixture
def submission(tmp_path: Path) -> str:
    path = tmp_path / "sigmoid.py"
    path.write_text(RIGHT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_ends_at_once_and_quietly(submission: str, left: Left, number: int) -> None:
    chance = random.Random(number)
    ends = set()
    for round_ in range(15):
        process = start(COMMAND, "check", "sigmoid", submission, "--json")
        again = chance.choice([None, 0.001, 0.02])  # somebody presses it twice
        out, err = interrupted(process, chance.uniform(0.0, 0.6), number, again=again)
        assert err == "", round_
        # Done, ended as documented, or by the signal itself while Python started or ended.
        assert process.returncode in (0, 130, -number), round_
        if process.returncode == 0:
            assert json.loads(out)["outcome"] == "passed"
        ends.add(process.returncode)
    assert ends & {130, -number}
    assert left() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_holder_of_a_service_takes_all_of_it_along(left: Left, number: int) -> None:
    chance = random.Random(number)
    for _ in range(5):
        process = start(HOLDER)
        _, err = interrupted(process, chance.uniform(0.0, 2.5), number)
        assert err == ""
        assert process.returncode in (0, 130, -number)
    assert left() == []


def test_everything_told_to_end_at_once_is_no_verdict(left: Left) -> None:
    """SIGTERM to each process below the service, as a service manager may send it."""
    service = Service()
    slow = RIGHT.replace("small =", "import time; time.sleep(0.005); small =")
    jobs = [service.grade("sigmoid", slow, seed=seed) for seed in range(20)]
    assert jobs[2].wait(60)
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    for job in jobs:
        assert job.wait(60)
        assert job.report is not None, job.problem
        assert job.report.passed
    service.close()
    assert left() == []
