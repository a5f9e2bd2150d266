"""Grades on this machine: worker processes, each with a jail of its own."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from grader.batch.pool import PoolError
from grader.batch.settings import Strictness
from grader.batch.work import Done, Item
from grader.course import HOME
from grader.message import Message, message
from grader.report import Isolation, read_isolation
from grader.sandbox.limits import Limits
from grader.sandbox.processors import own_processors, shares
from grader.worker.frames import FrameError, read_frame, write_frame
from grader.worker.processes import reap, start_worker

_START_SECONDS = 60.0
_BEYOND_LIMITS = 20.0  # what loading and diagnosing may take beside the program itself
_AHEAD = 2  # programs that a worker has: one that runs, and one that it need not wait for
_STARTS = 3  # how often a worker is started that dies before it is ready
_PAUSE = 0.2  # seconds before asking again a system that had no process to give
_LAST_WORDS = 3.0
_LOOK_SECONDS = 1.0  # how often workers are looked at that may be stuck


def processors() -> int:
    """Return how many processors this process may use."""
    return len(own_processors()) or os.cpu_count() or 1


class LocalPool:
    """Processes of this machine; implements `grader.batch.pool.Pool`. They start at once.

    Parameters
    ----------
    workers
        How many; by default one for each processor.
    isolation
        ``"best"`` or ``"strict"``.
    call_seconds
        Wall time of one call.
    root
        The folder of the course.
    """

    def __init__(
        self,
        workers: int | None = None,
        isolation: Strictness = "best",
        call_seconds: float = Limits.call_seconds,
        root: Path = HOME,
    ) -> None:
        self._waiting: queue.SimpleQueue[_Batch | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._serving = workers or processors()
        self._slots = [
            _Slot(
                f"local-{number}",
                (isolation, call_seconds, root, share),
                self._waiting,
                self._retire,
            )
            for number, share in enumerate(shares(own_processors(), self._serving), start=1)
        ]
        self._closed = threading.Event()
        threading.Thread(target=self._watch, name="local-watch", daemon=True).start()

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return self._serving

    @property
    def remarks(self) -> tuple[Message, ...]:
        """Nothing: all of them are alike."""
        return ()

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Queue a batch."""
        future: Future[list[Done]] = Future()
        self._waiting.put((tuple(items), future))
        return future

    def isolation(self) -> Mapping[str, Isolation]:
        """Return how well each worker that has begun shuts programs in."""
        return {slot.name: slot.isolation for slot in self._slots if slot.isolation is not None}

    def stop(self) -> None:
        """Begin nothing more: programs that run are graded, the rest is answered with nothing."""
        for slot in self._slots:
            slot.stopped = True

    def close(self) -> None:
        """End every process: at once those that grade, in good order those that wait."""
        self._closed.set()
        self.stop()
        for slot in self._slots:
            slot.end()
            self._waiting.put(None)
        for slot in self._slots:
            slot.thread.join(_LAST_WORDS * 2)

    def _watch(self) -> None:
        # One thread looks after all: a timer for each verdict would be a thread for each verdict.
        while not self._closed.wait(_LOOK_SECONDS):
            for slot in self._slots:
                slot.end_if_stuck()

    def _retire(self) -> bool:
        """Go on with one process less; False when it would be the last."""
        with self._lock:
            if self._serving > 1:
                self._serving -= 1
                return True
            return False


_Batch = tuple[tuple[Item, ...], "Future[list[Done]]"]


class _Slot:
    """A place for one worker, and the thread that starts it, feeds it and replaces it."""

    def __init__(
        self,
        name: str,
        how: tuple[Strictness, float, Path, frozenset[int]],
        waiting: queue.SimpleQueue[_Batch | None],
        retire: Callable[[], bool],
    ) -> None:
        self.name = name
        self.isolation: Isolation | None = None
        self.stopped = False
        self._how = how
        self._waiting = waiting
        self._retire = retire
        self._worker: _Worker | None = None
        self._refusal: Message | None = None
        self._lock = threading.Lock()
        self._ended = False
        self._idle = False
        self.thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self.thread.start()

    def end(self) -> None:
        """End the process, from any thread; what it has is lost.

        One that has nothing is left to go by itself, and takes along what its jail used: else
        nobody would have been told of the processors' time that went into programs.
        """
        with self._lock:
            self._ended = True
            if self._worker is not None and not self._idle:
                self._worker.kill()

    def end_if_stuck(self) -> None:
        """End the process, from any thread, when it has been silent for too long."""
        with self._lock:
            if self._worker is not None and self._worker.overdue:
                self._worker.kill()

    def _serve(self) -> None:
        self._ready()  # before there is anything to do, so that there is no wait when there is
        while (batch := self._next()) is not None:
            items, future = batch
            worker = None if self.stopped else self._ready()
            if worker is None and not self.stopped and self._refusal is None and self._retire():
                self._waiting.put(batch)  # the system carries fewer processes than were asked for
                return
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._graded(items, worker))
            except PoolError as error:
                future.set_exception(error)
        self._drop()

    def _next(self) -> _Batch | None:
        with self._lock:
            self._idle = True
        batch = self._waiting.get()
        with self._lock:
            self._idle = False
        return batch

    def _graded(self, items: Sequence[Item], worker: _Worker | None) -> list[Done]:
        if worker is None:
            if self.stopped:
                return []
            raise PoolError(self._refusal or _cannot_start())
        done: list[Done] = []
        try:
            sent = 0
            while sent > len(done) or (sent < len(items) and not self.stopped):
                while sent < min(len(items), len(done) + _AHEAD) and not self.stopped:
                    worker.send(items[sent])
                    sent += 1
                if sent > len(done):
                    done.append(worker.next())
        except (OSError, FrameError, ValueError, KeyError, TypeError, EOFError):
            self._drop()  # it died, or says what it never should: it is not trusted further
        return done

    def _ready(self) -> _Worker | None:
        """Return the worker, started anew where it must be; None when it cannot be."""
        if self._worker is not None and self._worker.alive:
            return self._worker
        self._drop()
        for _ in range(_STARTS):
            with self._lock:
                if self._ended:
                    return None
                try:
                    self._worker = _Worker(*self._how)
                except OSError:
                    self._worker = None  # no memory, processes or descriptors: maybe in a moment
            if self._worker is None:
                threading.Event().wait(_PAUSE)
                continue
            header = self._worker.first_event()
            if header.get("event") == "ready":
                self.isolation = read_isolation(header["isolation"])
                return self._worker
            self._drop()
            if "problem" in header:
                self._refusal = Message.from_data(header["problem"])
                return None
        return None

    def _drop(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


class _Worker:
    """One process of ``grader.worker``."""

    def __init__(
        self, isolation: Strictness, call_seconds: float, root: Path, share: frozenset[int]
    ) -> None:
        self._process = start_worker(isolation, root, call_seconds=call_seconds, processors=share)
        self._patience = Limits.total_seconds + _BEYOND_LIMITS
        self._due = math.inf

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def overdue(self) -> bool:
        """Whether it should have said something by now."""
        return time.monotonic() > self._due

    def first_event(self) -> dict[str, Any]:
        """Return the event that it starts with, or an empty one when it does not start."""
        with contextlib.suppress(FrameError, OSError, ValueError):
            found = self._read(_START_SECONDS)
            return {} if found is None else found[0]
        return {}

    def send(self, item: Item) -> None:
        header = {"kind": "grade", "exercise": item.exercise, "seed": item.seed}
        write_frame(self._stdin, {**header, "job": str(item.number)}, item.source)

    def next(self) -> Done:
        """Wait for the next verdict."""
        found = self._read(self._patience)
        if found is None:
            raise EOFError("the worker ended")
        header, blob = found
        if header["event"] != "report":
            raise ValueError(f"a worker said {header['event']}")
        return Done(int(header["job"]), blob.decode("ascii"))

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """See to it that it is gone, and nothing of it is left."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        reap(self._process, _LAST_WORDS)

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    @property
    def _stdout(self) -> Any:
        return self._process.stdout

    def _read(self, seconds: float) -> tuple[dict[str, Any], bytes] | None:
        self._due = time.monotonic() + seconds
        try:
            return read_frame(self._stdout)
        finally:
            self._due = math.inf


def _cannot_start() -> Message:
    return message(
        "No process to grade in could be started: the system has no memory or processes left. "
        "Close other programs, or use fewer with --jobs."
    )
