"""The one run that the server grades at a time: in a thread, watched by whoever looks.

It outlives reruns, reloads and sessions. Verdicts are kept as they come, so that what a server
that ends in the middle leaves behind is gone on with later.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from grader.batch.finishing import finish
from grader.batch.found import write_intake
from grader.batch.keeping import PlanError, keep_plan
from grader.batch.local import LocalPool
from grader.batch.planning import Plan
from grader.batch.pool import PoolError
from grader.batch.results import Results, ResultsError
from grader.batch.run import Progress, run
from grader.batch.settings import Again, Settings
from grader.course import Course
from grader.message import Message, message
from grader.ui.instructor import runs
from grader.ui.instructor.runs import Kept

_WINDOW = 15.0  # seconds over which the rate is told
_log = logging.getLogger(__name__)


class Phase(StrEnum):
    """Where a run stands. The last three are final."""

    GRADING = "grading"
    WRITING = "writing"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


_FINAL = (Phase.DONE, Phase.STOPPED, Phase.FAILED)


@dataclass(frozen=True)
class Order:
    """What is to be graded, and how.

    Attributes
    ----------
    kept
        The record of the run, with the folder of its results.
    again
        What to grade though it has a verdict.
    workers
        How many processes; None for one for each processor.
    """

    kept: Kept
    plan: Plan
    settings: Settings
    again: Again | None = None
    workers: int | None = None


@dataclass(frozen=True)
class Standing:
    """How far a run is.

    Attributes
    ----------
    rate
        Programs that got their verdict in a second, of late; 0 while nobody knows.
    stopping
        Whether somebody asked it to stop.
    problem
        Why it failed.
    """

    phase: Phase
    progress: Progress
    rate: float = 0.0
    stopping: bool = False
    problem: Message | None = None

    @property
    def final(self) -> bool:
        """Whether it has ended."""
        return self.phase in _FINAL

    @property
    def seconds_left(self) -> float | None:
        """How much longer it takes, as far as that can be told."""
        left = self.progress.total - self.progress.done
        return left / self.rate if self.rate > 0 else None


class Busy(Exception):  # noqa: N818 - reads as what it says
    """Another run is being graded on this server."""


class Under:
    """A run under way; safe to look at and to stop from any thread."""

    def __init__(
        self, order: Order, course: Course, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.order = order
        self._course = course
        self._clock = clock
        self._stop = threading.Event()
        self._changed = threading.Condition()
        total = len(order.plan.intake.handed)
        self._standing = Standing(Phase.GRADING, Progress(0, total, 0))
        self._seen: deque[tuple[float, int]] = deque([(clock(), 0)])
        self._thread = threading.Thread(target=self._go, name="instructor-run", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def standing(self) -> Standing:
        """How far it is."""
        with self._changed:
            return replace(self._standing, stopping=self._stop.is_set())

    def stop(self) -> None:
        """Let what is being graded end, keep it, and leave the rest."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end; return whether it has ended."""
        with self._changed:
            return self._changed.wait_for(lambda: self._standing.final, seconds)

    def _go(self) -> None:
        try:
            phase, problem = self._graded()
        except (PoolError, ResultsError, PlanError) as error:
            phase, problem = Phase.FAILED, error.message
        except OSError as error:
            _log.exception("the run %s failed", self.order.kept.id)
            phase = Phase.FAILED
            problem = message(
                "The results could not be written: {error}", error=error.strerror or str(error)
            )
        except Exception:
            _log.exception("the run %s failed", self.order.kept.id)
            phase = Phase.FAILED
            problem = message(
                "The grader itself failed; its log says why. What was graded is kept."
            )
        self._set(phase=phase, problem=problem)

    def _graded(self) -> tuple[Phase, Message | None]:
        order = self.order
        folder = Path(order.kept.folder)
        settings = order.settings
        runs.make_home()
        with Results(folder) as results:
            keep_plan(folder, order.plan)
            write_intake(order.plan, folder, settings.language)
            runs.record(order.kept)
            pool = LocalPool(order.workers, settings.isolation, settings.call_seconds)
            try:
                progress = run(
                    order.plan,
                    self._course,
                    results,
                    pool,
                    settings,
                    again=order.again,
                    watch=self._watch,
                    stop=self._stop.is_set,
                )
            finally:
                pool.close()
        self._set(phase=Phase.WRITING)
        problem = finish(folder, whole=not progress.stopped)
        if problem is not None:
            return Phase.FAILED, problem
        return Phase.STOPPED if progress.stopped else Phase.DONE, None

    def _watch(self, progress: Progress) -> None:
        now = self._clock()
        self._seen.append((now, progress.done))
        while len(self._seen) > 2 and self._seen[0][0] < now - _WINDOW:
            self._seen.popleft()
        since, before = self._seen[0]
        rate = (progress.done - before) / (now - since) if now > since else 0.0
        self._set(progress=progress, rate=rate)

    def _set(
        self,
        *,
        phase: Phase | None = None,
        progress: Progress | None = None,
        rate: float | None = None,
        problem: Message | None = None,
    ) -> None:
        with self._changed:
            now = self._standing
            self._standing = Standing(
                phase or now.phase,
                progress or now.progress,
                now.rate if rate is None else rate,
                problem=problem,
            )
            self._changed.notify_all()


class Runner:
    """Starts runs, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: Under | None = None

    @property
    def last(self) -> Under | None:
        """The run that is under way, or the one that ended last."""
        return self._last

    def start(self, order: Order, course: Course) -> Under:
        """Begin a run.

        Raises
        ------
        Busy
            While another one goes on.
        """
        with self._lock:
            if self._last is not None and not self._last.standing.final:
                raise Busy
            self._last = Under(order, course)
            self._last.start()
            return self._last
