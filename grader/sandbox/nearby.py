"""Keeps the grader and a jailed process on one processor while they talk.

They take turns: one waits while the other works. Waking a process on another processor takes
several times as long as the whole of a small call; on the same one it is next to nothing.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable


class Nearby:
    """Moves this thread and jailed processes together, and this thread back again.

    Where the system does not let it, nothing is moved.
    """

    def __init__(self) -> None:
        self._own = os.sched_getaffinity(0)
        current: Callable[[], int] | None = getattr(ctypes.CDLL(None), "sched_getcpu", None)
        self._current = current if len(self._own) > 1 else None

    def together(self, pid: int) -> None:
        """Bring process `pid` to where this thread is, and stay there."""
        if self._current is None:
            return
        here = {self._current()}
        try:
            os.sched_setaffinity(pid, here)
            os.sched_setaffinity(0, here)
        except OSError:
            # A container's root may not move a process of another user.
            self._current = None

    def apart(self, pid: int = 0) -> None:
        """Let this thread, and process `pid`, go wherever there is room."""
        if self._current is None:
            return
        for one in {0, pid}:
            try:
                os.sched_setaffinity(one, self._own)
            except OSError:
                continue  # it is gone
