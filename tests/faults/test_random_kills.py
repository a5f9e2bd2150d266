"""A thousand gradings, while workers, zygotes and jailed processes are killed at random."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest

from grader import service as service_module
from grader.course import Course
from grader.grading import grade
from grader.report import Outcome, Report, dumps, loads
from grader.sandbox.session import Sandbox
from grader.service import Job, JobState, Service
from grader.store import Store

EXERCISE = "activations/sigmoid"
GRADINGS = 1000
SEEDS = range(3)
RIGHT = """
import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)
"""
WRONG = "import numpy as np\n\ndef sigmoid(x):\n    return {}\n"
PROGRAMS = {
    "right": RIGHT,
    "right, in its own time": RIGHT.replace("small =", "time.sleep(0.0005); small =").replace(
        "import", "import time\nimport", 1
    ),
    "right, with large arrays": RIGHT.replace("def", "ballast = np.ones(4 << 20)\n\ndef"),
    "falls": WRONG.format("1 / (1 + np.exp(x))"),
    "parentheses": WRONG.format("1 / 1 + np.exp(-x)"),
    "tanh": WRONG.format("np.tanh(x)"),
    "a scalar": WRONG.format("0.5"),
    "raises": WRONG.format("np.linalg.inv(x)"),
    "ends its process": WRONG.format("__import__('os')._exit(3)"),
    "too much memory": WRONG.format("np.ones(10**11)"),
    "not attempted": "def sigmoid(x):\n    raise NotImplementedError\n",
    "does not parse": "def sigmoid(x)\n",
}


@dataclass
class Killer:
    """Kills -9 at random instants until it is told to stop, and counts whom."""

    seed: int
    killed: Counter[str] = field(default_factory=Counter)
    _stop: threading.Event = field(default_factory=threading.Event)
    _spared: dict[str, bool] = field(default_factory=dict)

    def __enter__(self) -> Killer:
        self._thread = threading.Thread(target=self._work)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _work(self) -> None:
        chance = random.Random(self.seed)
        while not self._stop.wait(chance.uniform(0.05, 0.5)):
            kind = chance.choices(["child", "zygote", "worker"], [8, 3, 2])[0]
            workers = [pid for pid in children(os.getpid()) if is_worker(pid)]
            victims = workers
            if kind != "worker":
                victims = [pid for worker in workers for pid in children(worker)]
            if kind == "child":
                victims = [pid for zygote in victims for pid in children(zygote)]
            if victims:
                victim = chance.choice(victims)
                if (kind == "child" or self._may_end(kind, victim)) and kill(victim):
                    self.killed[kind] += 1

    def _may_end(self, kind: str, victim: int) -> bool:
        """Spare every second that only starts, or none would ever be ready."""
        below = children(victim)
        starting = not (below if kind == "zygote" else any(map(children, below)))
        self._spared[kind] = starting and not self._spared.get(kind, False)
        return not self._spared[kind]


def children(pid: int) -> list[int]:
    """Return the children of a process, as fast as can be: some live for milliseconds only."""
    found = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                found += [int(one) for one in (task / "children").read_text().split()]
    return found


def is_worker(pid: int) -> bool:
    with suppress(OSError):
        return b"grader.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def kill(pid: int) -> bool:
    """Kill a process that descends from this one, and no other that got its number."""
    with suppress(OSError):
        handle = os.pidfd_open(pid)
        try:
            if psutil.Process() in psutil.Process(pid).parents():
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                return True
        except psutil.NoSuchProcess:
            pass
        finally:
            os.close(handle)
    return False


def comparable(report: Report) -> Report:
    return replace(loads(dumps(report)), seconds=0.0)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each job was given to a worker."""
    counted: Counter[str] = Counter()
    run = service_module._run

    def counting(job: Job, worker: Any) -> Any:
        counted[job.id] += 1
        return run(job, worker)

    monkeypatch.setattr(service_module, "_run", counting)
    return counted


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When each worker was started."""
    begun: list[float] = []
    worker = service_module._Worker

    class Counted(worker):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            begun.append(time.monotonic())
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(service_module, "_Worker", Counted)
    return begun


def test_a_thousand_gradings_outlive_random_kills(
    course: Course,
    tmp_path: Path,
    runs: Counter[str],
    starts: list[float],
    left: Callable[[], list[psutil.Process]],
) -> None:
    entry = course.find(EXERCISE)
    with Sandbox() as calm:
        expected = {
            (name, seed): comparable(grade(entry, source, seed=seed, sandbox=calm))
            for name, source in PROGRAMS.items()
            for seed in SEEDS
        }
    assert {report.outcome for report in expected.values()} >= {
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.ERROR,
        Outcome.CRASHED,
        Outcome.MEMORY,
        Outcome.NOT_ATTEMPTED,
    }
    assert any(report.diagnosis for report in expected.values())

    chance = random.Random(1)
    asked = [(chance.choice(list(PROGRAMS)), chance.choice(SEEDS)) for _ in range(GRADINGS)]
    store = Store(str(tmp_path / "store.sqlite3"))
    descriptors = psutil.Process().num_fds()
    service = Service(workers=2, queue_limit=GRADINGS)
    unfinished: list[Job] = []
    with Killer(seed=2) as killer:
        jobs = [service.grade(EXERCISE, PROGRAMS[name], seed=seed) for name, seed in asked]
        for number, job in enumerate(jobs):
            if not job.wait(90.0):
                unfinished.append(job)
            elif job.report is not None:
                store.add_attempt("ada", EXERCISE, str(number), job.report)
    service.close()

    assert not unfinished
    verdicts = [None if job.report is None else comparable(job.report) for job in jobs]
    ours = [verdict is None or verdict.outcome is Outcome.INTERNAL_ERROR for verdict in verdicts]
    for verdict, key, our_fault in zip(verdicts, asked, ours, strict=True):
        assert our_fault or verdict == expected[key], key
    # Hit twice, at the worst moments, a grading is given up. That is said, and it is rare.
    given_up = [
        (key, runs[job.id], job.problem, verdict and verdict.details)
        for key, job, verdict, our_fault in zip(asked, jobs, verdicts, ours, strict=True)
        if our_fault
    ]
    print(f"killed {dict(killer.killed)}, workers started {len(starts)}, given up {given_up}")
    assert len(given_up) <= GRADINGS // 200
    for job in jobs:
        if job.report is None:
            assert job.state is JobState.FAILED
            assert job.problem is not None
            assert "not your fault" in job.problem.render()

    assert killer.killed["child"] > 10
    assert killer.killed["zygote"] > 2
    assert killer.killed["worker"] > 1
    # Each worker that died was replaced, and no other.
    assert 2 < len(starts) <= 2 + killer.killed["worker"] + len(given_up)
    assert set(runs) == {job.id for job in jobs}
    assert set(runs.values()) <= {1, 2}
    assert sum(runs.values()) - GRADINGS <= killer.killed["worker"]

    kept = store.attempts("ada", EXERCISE, limit=2 * GRADINGS)
    assert [attempt.source for attempt in reversed(kept)] == [
        str(number) for number, job in enumerate(jobs) if job.report is not None
    ]
    store.close()
    assert left() == []
    assert psutil.Process().num_fds() <= descriptors
