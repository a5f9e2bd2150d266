"""How long something takes: on the wall, and of processors, whoever else uses them."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Times:
    """Seconds on the wall, and of processors, in all processes that were started and ended."""

    wall: float
    cpu: float


Points: TypeAlias = dict[str, float]
Grade: TypeAlias = Callable[[], tuple[Points, Times]]


def stopwatch() -> Callable[[], Times]:
    """Start one; call what it returns to read it."""
    wall, cpu = time.perf_counter(), _cpu()
    return lambda: Times(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
