"""Which processors a process keeps to, itself and the jail beside it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection, Sequence


def own_processors() -> list[int]:
    """Return those that this process may use; none where the system does not say."""
    affinity = getattr(os, "sched_getaffinity", None)  # macOS and Windows have none
    return [] if affinity is None else sorted(affinity(0))


def shares(own: Sequence[int], workers: int) -> list[frozenset[int]]:
    """Divide processors among workers; none for one that may go anywhere.

    A worker keeps its jail beside it, on one processor (`grader.sandbox.nearby`): left to
    themselves, two would often choose the same one and stay there.
    """
    if workers == 1 or not own:
        return [frozenset()] * workers
    return [frozenset(own[k % len(own) :: workers]) for k in range(workers)]


def keep_to(processors: Collection[int]) -> None:
    """Stay on these processors, where the system can do that and still has them."""
    if processors and sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, processors)
