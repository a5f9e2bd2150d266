"""The pipes between the service and its workers, cut off in the middle of a frame."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest

from grader import service as service_module
from grader.course import HOME
from grader.service import JobState, Service
from grader.worker import processes
from grader.worker.frames import write_frame

RIGHT = """
import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)
"""
# A worker that sends of one event only the start, and is gone.
CUT = """
import io, os, sys
from grader.worker import __main__ as worker, frames

whole = frames.write_frame

def cut(stream, header, blob=b""):
    if header["event"] != {event!r}:
        return whole(stream, header, blob)
    frame = io.BytesIO()
    whole(frame, header, blob)
    stream.write(frame.getvalue()[:{keep}])
    stream.flush()
    os._exit(1)

worker.write_frame = cut
sys.exit(worker.main())
"""
Left = Callable[[], list[psutil.Process]]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Counter[str]]:
    """Let the first workers cut an event off; return how many started."""

    def install(event: str, keep: str, times: int) -> Counter[str]:
        started: Counter[str] = Counter()
        popen = subprocess.Popen

        def start(command: list[str], **settings: Any) -> Any:
            started["workers"] += 1
            if started["workers"] <= times:
                place = command.index("-m")
                command = command.copy()
                command[place : place + 2] = ["-c", CUT.format(event=event, keep=keep)]
            return popen(command, **settings)

        monkeypatch.setattr(processes.subprocess, "Popen", start)
        return started

    return install


@pytest.mark.parametrize("event", ["ready", "report"])
@pytest.mark.parametrize("keep", ["0", "3", "8", "20", "-1"])
def test_an_answer_cut_off_once_costs_nobody_anything(
    cut: Callable[..., Counter[str]], left: Left, event: str, keep: str
) -> None:
    started = cut(event, keep, 1)
    service = Service()
    job = service.grade("sigmoid", RIGHT, seed=1)
    assert job.wait(60)
    assert job.state is JobState.DONE, job.problem
    assert job.report is not None
    assert job.report.passed
    assert started["workers"] == 2
    service.close()
    assert left() == []


@pytest.mark.parametrize(("event", "starts"), [("ready", 3), ("report", 2)])
def test_cut_off_every_time_it_is_our_fault_and_the_next_one_is_fine(
    cut: Callable[..., Counter[str]], left: Left, event: str, starts: int
) -> None:
    started = cut(event, "12", starts)
    service = Service()
    job = service.grade("sigmoid", RIGHT, seed=1)
    assert job.wait(60)
    assert job.state is JobState.FAILED
    assert job.problem is not None
    assert "not your fault" in job.problem.render()
    assert started["workers"] == starts
    again = service.grade("sigmoid", RIGHT, seed=1)
    assert again.wait(60)
    assert again.state is JobState.DONE, again.problem
    service.close()
    assert left() == []


def test_a_service_outlives_having_no_process_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(*_: object, **__: object) -> None:
        raise BlockingIOError("no process")

    service = Service()
    with monkeypatch.context() as patch:
        patch.setattr(processes.subprocess, "Popen", no_process)
        patch.setattr(service_module, "_PAUSE", 0.01)
        job = service.grade("sigmoid", RIGHT, seed=1)
        assert job.wait(10)
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "not your fault" in job.problem.render()
    again = service.grade("sigmoid", RIGHT, seed=1)
    assert again.wait(60)
    assert again.state is JobState.DONE
    service.close()


@pytest.mark.parametrize("name", ["grader-worker", None])
def test_a_service_outlives_having_no_thread_to_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str | None
) -> None:
    """Neither the threads that look after workers (at first), nor those that watch the time."""
    start = threading.Thread.start

    def no_thread(thread: threading.Thread) -> None:
        if (name is None and thread.name != "grader-worker") or thread.name == name:
            raise RuntimeError("can't start new thread")
        start(thread)

    service = Service()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", no_thread)
        service.warm()
        job = service.grade("sigmoid", RIGHT, seed=1)
        assert job.wait(10)
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "not your fault" in job.problem.render()
    again = service.grade("sigmoid", RIGHT, seed=1)
    assert again.wait(60)
    assert again.state is JobState.DONE
    service.close()
    assert ("could not be looked after" in caplog.text) is (name is None)


def request() -> bytes:
    frame = io.BytesIO()
    asked = {"kind": "grade", "job": "1", "exercise": "sigmoid", "source": RIGHT, "seed": 1}
    write_frame(frame, asked)
    return frame.getvalue()


@pytest.mark.parametrize("keep", [0, 3, 8, 20, -1, None])
def test_a_worker_whose_service_is_cut_off_ends_quietly(left: Left, keep: int | None) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "grader.worker", "--root", str(HOME)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=HOME,
        env={"PYTHONPATH": str(HOME)},
    )
    assert worker.stdin is not None and worker.stdout is not None and worker.stderr is not None
    assert worker.stdout.read(8)  # it is ready
    begun = time.monotonic()
    worker.stdin.write(request()[:keep])
    worker.stdin.close()
    if keep is None:
        worker.stdout.close()  # its answer finds nobody
    assert worker.wait(10) in (0, 1)
    assert time.monotonic() - begun < 4
    assert worker.stderr.read() == b""
    worker.stdout.close()
    worker.stderr.close()
    assert left() == []
