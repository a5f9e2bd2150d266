"""What the tests of faults share: a view of every process that this one started, orphans too."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil  # type: ignore[import-untyped]
import pytest

_PR_SET_CHILD_SUBREAPER = 36
_PATIENCE = 10.0

Left = Callable[[], list[psutil.Process]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these out where there is no zygote to kill."""
    if sys.platform != "linux":
        for item in items:
            if "faults" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="faults are put in through Linux's /proc"))


@pytest.fixture
def left() -> Iterator[Left]:
    """Return what still runs of all that the test started, after some patience.

    Processes whose parent died come to this one, so that none can hide.
    """
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    own = psutil.Process()
    before = set(own.children(recursive=True))

    def running() -> list[psutil.Process]:
        found = []
        for process in set(own.children(recursive=True)) - before:
            with suppress(psutil.NoSuchProcess, ChildProcessError):
                if before.intersection(process.parents()):
                    continue  # of a browser that another test keeps open
                if process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
                elif process.ppid() == own.pid:
                    os.waitpid(process.pid, os.WNOHANG)  # an orphan that came to us
        return found

    def find() -> list[psutil.Process]:
        until = time.monotonic() + _PATIENCE
        while (found := running()) and time.monotonic() < until:
            time.sleep(0.02)
        return found

    yield find
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
