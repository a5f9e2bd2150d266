"""Starts worker processes, and sees to their end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from grader.course import HOME


def start_worker(
    isolation: str,
    root: Path = HOME,
    *,
    drawing: bool = False,
    call_seconds: float | None = None,
    processors: Collection[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a worker. It ends with its standard input, and with the thread that started it.

    Parameters
    ----------
    isolation
        ``"best"`` or ``"strict"``.
    root
        The folder that holds the course.
    drawing
        Whether it is to be ready to draw.
    call_seconds
        Wall time of one call, if it is another than usual.
    processors
        Those that it keeps to, itself and all that it starts; by default any.
    """
    command = [sys.executable, "-P", "-m", "grader.worker"]
    command += ["--isolation", isolation, "--root", str(root)]
    command += ["--drawing"] if drawing else []
    command += [] if call_seconds is None else ["--call-seconds", repr(call_seconds)]
    command += ["--processors", ",".join(map(str, sorted(processors)))] if processors else []
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=worker_environment(),
        start_new_session=True,  # Ctrl+C in a terminal is for us; the worker ends with us
    )


def reap(worker: subprocess.Popen[bytes], patience: float) -> None:
    """See to it that a worker whose input is closed is gone within `patience` seconds."""
    assert worker.stdout is not None
    try:
        worker.wait(patience)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
    worker.stdout.close()


def worker_environment() -> dict[str, str]:
    """Return this process's environment, fit for a worker."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if HOME.name not in ("site-packages", "dist-packages"):  # a checkout, maybe not installed
        paths = [str(HOME), environment.get("PYTHONPATH")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return environment
