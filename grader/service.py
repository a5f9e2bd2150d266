"""Gradings and experiments, queued over worker processes; jobs can be watched and cancelled.

Nothing of a learner's is run, or even parsed, in the process that uses this.
"""

from __future__ import annotations

import contextlib
import json
import logging
import secrets
import threading
import weakref
from collections import deque
from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import Any, Literal

from grader.course import HOME
from grader.experiments import Cell, ExperimentResult, Picture, Table
from grader.message import Message, message
from grader.report import Isolation, Report, loads, read_isolation
from grader.sandbox.limits import ANSWERING, EXPERIMENT, Limits
from grader.worker.frames import MAX_HEADER, FrameError, read_frame, write_frame
from grader.worker.processes import reap, start_worker

__all__ = [
    "Cell",
    "ExperimentResult",
    "Job",
    "JobState",
    "Picture",
    "QueueFull",
    "Service",
    "Table",
]

_START_SECONDS = 60.0
_BEYOND_LIMITS = 20.0  # what loading, diagnosing and drawing may take beside the learner's code
_STOP_SECONDS = 1.5  # a cancelled job that has not ended by then costs its worker
_CLOSE_SECONDS = 3.0
_STARTS = 3  # how often a worker is started that dies (out of memory, say) before it is ready
_PAUSE = 0.2  # seconds before asking again a system that had no process to give

_log = logging.getLogger(__name__)


class QueueFull(Exception):  # noqa: N818 - reads as what it says
    """As many jobs are waiting as may wait; try again later."""


class JobState(StrEnum):
    """Where a job stands. The last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_FINAL = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class Job:
    """A grading, an experiment or an answer under way; safe to use from any thread.

    The service forgets a job when it is finished: its result lives as long as this object.
    """

    def __init__(
        self,
        kind: Literal["grade", "experiment", "answer"],
        request: Mapping[str, Any],
        blob: bytes = b"",
    ) -> None:
        self.id = secrets.token_hex(8)
        self.kind = kind
        self._blob = blob
        self._request: dict[str, Any] = {**request, "kind": kind, "job": self.id}
        self._changed = threading.Condition()
        self._state = JobState.QUEUED
        self._worker: _Worker | None = None
        self._report: Report | None = None
        self._picture: Picture | None = None
        self._progress = 0.0
        self._result: ExperimentResult | None = None
        self._problem: Message | None = None

    @property
    def state(self) -> JobState:
        """Where it stands."""
        return self._state

    @property
    def report(self) -> Report | None:
        """The verdict, when this is a grading that is done."""
        return self._report

    @property
    def picture(self) -> Picture | None:
        """The experiment's newest drawing so far."""
        return self._picture

    @property
    def progress(self) -> float:
        """How far an experiment has come, 0 to 1."""
        return self._progress

    @property
    def result(self) -> ExperimentResult | None:
        """The table and the last numbers, when this is an experiment that is done."""
        return self._result

    @property
    def problem(self) -> Message | None:
        """Why it failed, in words for the learner."""
        return self._problem

    def wait(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds; return whether it is finished."""
        with self._changed:
            return self._changed.wait_for(lambda: self._state in _FINAL, timeout)

    def cancel(self) -> None:
        """Stop it: the learner's program is ended at once. Does nothing when it is finished."""
        with self._changed:
            worker = self._worker
            if not self._finish(JobState.CANCELLED):
                return
        if worker is not None:
            worker.stop(self.id)

    def _begin(self, worker: _Worker) -> bool:
        with self._changed:
            if self._state in _FINAL:
                return False
            self._state = JobState.RUNNING
            self._worker = worker
            return True

    def _note(self, progress: float, png: bytes | None) -> None:
        with self._changed:
            if self._state is JobState.RUNNING:
                self._progress = max(self._progress, min(progress, 1.0))
                if png is not None:
                    self._picture = Picture(png, min(progress, 1.0))

    def _done(self, report: Report | None = None, result: ExperimentResult | None = None) -> None:
        with self._changed:
            if self._state not in _FINAL:
                self._report, self._result = report, result
                self._progress = 1.0
                self._finish(JobState.DONE)

    def _fail(self, problem: Message) -> None:
        with self._changed:
            if self._state not in _FINAL:
                self._problem = problem
                self._finish(JobState.FAILED)

    def _finish(self, state: JobState) -> bool:
        with self._changed:
            if self._state in _FINAL:
                return False
            self._state = state
            self._worker = None
            self._request, self._blob = {}, b""
            self._changed.notify_all()
            return True


class Service:
    """Runs jobs on worker processes, each with a jail of its own.

    The first worker takes gradings and answers only, so that no number of experiments keeps a
    learner waiting; the others take experiments, and the rest when there are none.
    Workers start with the first job, or with `warm`; they end with `close`, with the garbage
    collection of this object, and with this process, however it ends.

    Parameters
    ----------
    workers
        How many processes, at least 2.
    isolation
        ``"best"``, or ``"strict"`` to run nothing where a denial could not be proven.
    root
        The folder that holds the course.
    queue_limit
        How many jobs may wait.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        isolation: Literal["best", "strict"] = "best",
        root: Path = HOME,
        queue_limit: int = 200,
    ) -> None:
        if workers < 2:
            raise ValueError("a service needs at least two workers: one is kept for gradings")
        # The threads hold the pool and not this object, which can thus be collected.
        self._pool = _Pool(workers, isolation, root, queue_limit)
        self._finalizer = weakref.finalize(self, self._pool.close)

    def grade(self, exercise_id: str, source: str, *, seed: int) -> Job:
        """Queue a grading.

        Raises
        ------
        QueueFull
            When too many jobs wait.
        """
        request = {"exercise": exercise_id, "source": source, "seed": seed}
        return self._pool.submit(Job("grade", request))

    def experiment(
        self,
        exercise_id: str,
        source: str,
        controls: Mapping[str, Any],
        *,
        language: str,
        dark: bool,
    ) -> Job:
        """Queue an experiment on the learner's functions; its words are in `language`.

        Raises
        ------
        QueueFull
            When too many jobs wait.
        TypeError
            When the value of a control is none that JSON knows.
        """
        request = {
            "exercise": exercise_id,
            "source": source,
            "controls": dict(controls),
            "language": language,
            "dark": dark,
        }
        return self._pool.submit(Job("experiment", request))

    def answer(
        self,
        exercise_id: str,
        source: str,
        controls: Mapping[str, Any],
        tries: Mapping[str, Any],
        last: bytes,
        *,
        language: str,
        dark: bool,
    ) -> Job:
        """Queue a question to what an experiment trained; its picture is the answer.

        Parameters
        ----------
        source, controls
            Those of the experiment.
        tries
            What the learner tries out.
        last
            The experiment's `ExperimentResult.last`.

        Raises
        ------
        QueueFull
            When too many jobs wait.
        """
        request = {
            "exercise": exercise_id,
            "source": source,
            "controls": dict(controls),
            "tries": dict(tries),
            "language": language,
            "dark": dark,
        }
        return self._pool.submit(Job("answer", request, last))

    def isolation(self) -> Isolation | None:
        """Return how well the jails hold, once a worker has found out."""
        return self._pool.isolation

    def warm(self) -> None:
        """Start the workers now, without waiting for them."""
        self._pool.warm()

    def close(self) -> None:
        """Cancel what runs and waits, and end every worker."""
        self._finalizer()


class _Slot:
    """A place for one worker, and the thread that looks after it."""

    def __init__(self, takes_experiments: bool) -> None:
        self.takes_experiments = takes_experiments
        self.warm = False
        self.busy = False
        self.worker: _Worker | None = None
        self.thread: threading.Thread | None = None


class _End(Enum):
    """How one run of a job on one worker ended."""

    ANSWERED = auto()
    EXPIRED = auto()
    DIED = auto()


class _Pool:
    def __init__(
        self, workers: int, isolation: Literal["best", "strict"], root: Path, queue_limit: int
    ) -> None:
        self.isolation: Isolation | None = None
        self._strictness = isolation
        self._root = root
        self._queue_limit = queue_limit
        self._changed = threading.Condition()
        self._gradings: deque[Job] = deque()
        self._experiments: deque[Job] = deque()
        self._running: set[Job] = set()
        self._slots = [_Slot(takes_experiments=index > 0) for index in range(workers)]
        self._closing = False

    def submit(self, job: Job) -> Job:
        if len(json.dumps(job._request)) > MAX_HEADER:
            job._fail(message("This program is too large to be run."))
            return job
        with self._changed:
            if self._closing:
                raise RuntimeError("the service is closed")
            for queue in (self._gradings, self._experiments):
                for old in [one for one in queue if one.state in _FINAL]:
                    queue.remove(old)  # cancelled while it waited
            if len(self._gradings) + len(self._experiments) >= self._queue_limit:
                raise QueueFull
            try:
                self._start_threads()
            except RuntimeError:
                job._fail(_internal())  # the system has no thread to give
                return job
            (self._experiments if job.kind == "experiment" else self._gradings).append(job)
            self._changed.notify_all()
        return job

    def warm(self) -> None:
        with self._changed:
            if self._closing:
                return
            for slot in self._slots:
                slot.warm = slot.worker is None
            with contextlib.suppress(RuntimeError):  # no thread yet: the first job tries again
                self._start_threads()
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._closing = True
            jobs = [*self._gradings, *self._experiments, *self._running]
            self._gradings.clear()
            self._experiments.clear()
            workers = [slot.worker for slot in self._slots if slot.worker is not None]
            self._changed.notify_all()
        for job in jobs:
            job._finish(JobState.CANCELLED)
        for worker in workers:
            worker.hang_up()
        for slot in self._slots:
            if slot.thread is not None and slot.thread is not threading.current_thread():
                slot.thread.join(_CLOSE_SECONDS)
        for worker in workers:
            worker.end()

    def _start_threads(self) -> None:
        for slot in self._slots:
            if slot.thread is None:
                thread = threading.Thread(
                    target=self._serve, args=(slot,), name="grader-worker", daemon=True
                )
                thread.start()
                slot.thread = thread

    def _serve(self, slot: _Slot) -> None:
        # Workers are told to die with the thread that started them: this one, to its end.
        while self._await_work(slot):
            job = self._take(slot)
            if job is not None:
                with self._outlived(slot):
                    self._do(job, slot)
                job._fail(_internal())  # does nothing to a job that is finished
                with self._changed:
                    self._running.discard(job)
                    slot.busy = False
                del job  # or it would live, result and all, until the next one comes
            elif slot.worker is None:
                with self._outlived(slot):
                    self._start_worker(slot)
        self._drop(slot)

    @contextlib.contextmanager
    def _outlived(self, slot: _Slot) -> Iterator[None]:
        """Keep the slot's thread alive, for all jobs to come, whatever happens to this one."""
        try:
            yield
        except Exception:
            # This process is out of memory, threads or descriptors, or there is a fault in it.
            _log.exception("a worker could not be looked after; another takes its place")
            self._drop(slot)

    def _drop(self, slot: _Slot) -> None:
        worker, slot.worker = slot.worker, None
        if worker is not None:
            worker.end()

    def _await_work(self, slot: _Slot) -> bool:
        """Wait for something to do; False when the service closes."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closing or slot.warm or self._queue_for(slot) is not None
            )
            return not self._closing

    def _queue_for(self, slot: _Slot) -> deque[Job] | None:
        """Return where this slot's next job waits, if anywhere."""
        if slot.takes_experiments and self._experiments:
            return self._experiments
        # One grading is left to the worker that is kept for them, unless it is busy.
        left = slot.takes_experiments and not self._slots[0].busy
        return self._gradings if len(self._gradings) > left else None

    def _take(self, slot: _Slot) -> Job | None:
        with self._changed:
            slot.warm = False
            queue = self._queue_for(slot)
            if queue is None:
                return None
            job = queue.popleft()
            self._running.add(job)
            slot.busy = True
            self._changed.notify_all()  # what the first leaves waiting is for the others
            return job

    def _do(self, job: Job, slot: _Slot) -> None:
        # A grading or an answer has no effect but what it brings, so it may be run again. Once: a
        # program that ends workers must not go on doing so.
        for _ in range(1 if job.kind == "experiment" else 2):
            if slot.worker is not None and not slot.worker.alive:
                self._drop(slot)
            if slot.worker is None:
                refusal = self._start_worker(slot)
                if refusal is not None:
                    job._fail(refusal)
                    return
            assert slot.worker is not None
            end = _run(job, slot.worker)
            if end is _End.ANSWERED:
                return
            self._drop(slot)
            if end is _End.EXPIRED:
                job._fail(
                    message(
                        "Time-out: it did not end within {seconds} seconds and was stopped.",
                        seconds=f"{_deadline(job):g}",
                    )
                )
            if job.state in _FINAL or self._closing:
                return
        job._fail(_internal())

    def _start_worker(self, slot: _Slot) -> Message | None:
        """Start a worker and wait until it is ready; return why it cannot be."""
        for _ in range(_STARTS):
            with self._changed:
                if self._closing:
                    break
                try:
                    slot.worker = _Worker(
                        self._strictness, self._root, drawing=slot.takes_experiments
                    )
                except OSError:
                    # No memory, processes or descriptors: there may be some in a moment.
                    self._changed.wait_for(lambda: self._closing, _PAUSE)
                    continue
            header, _ = slot.worker.first_event()
            if header.get("event") == "ready":
                self.isolation = read_isolation(header["isolation"])
                return None
            self._drop(slot)
            if "problem" in header:
                return Message.from_data(header["problem"])
        return _internal()


class _Worker:
    """One worker process. `stop`, `hang_up` and `end` are safe to call from any thread."""

    def __init__(self, isolation: str, root: Path, *, drawing: bool) -> None:
        self._process = start_worker(isolation, root, drawing=drawing)
        # Reentrant: a collected service closes in whatever thread the collector runs.
        self._lock = threading.RLock()
        self._writing = threading.RLock()
        self._job: str | None = None
        self._expired = False

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def first_event(self) -> tuple[dict[str, Any], bytes]:
        """Return the event a worker starts with, or an empty one when it does not start."""
        with _after(_START_SECONDS, self._process.kill), contextlib.suppress(FrameError, OSError):
            return self._read() or ({}, b"")
        return {}, b""

    def run(self, request: Mapping[str, Any], blob: bytes, seconds: float, job: Job) -> _End:
        """Have a job done, filling it with what comes back, for at most `seconds`."""
        with self._lock:
            self._job = job.id
            self._expired = False
        with _after(seconds, lambda: self._kill_during(job.id, expired=True)):
            try:
                self._write(request, blob)
                while (frame := self._read()) is not None:
                    if frame[0].get("job") == job.id and _apply(job, *frame):
                        return _End.ANSWERED
            except (OSError, FrameError, ValueError, KeyError, TypeError):
                pass  # it died, or says what it never should: it is not trusted further
            finally:
                with self._lock:
                    self._job = None
        return _End.EXPIRED if self._expired else _End.DIED

    def stop(self, job: str) -> None:
        """Have a job stopped, and the whole worker where that takes too long."""
        try:
            self._write({"kind": "stop", "job": job})
        except (OSError, ValueError):
            return  # it is gone already
        timer = threading.Timer(_STOP_SECONDS, self._kill_during, [job])
        timer.daemon = True
        timer.start()

    def hang_up(self) -> None:
        """Close its standard input: it ends its jail and itself."""
        try:
            with self._writing:
                self._stdin.close()
        except OSError:
            pass  # it is gone already

    def end(self) -> None:
        """See to it that it is gone, and nothing of it is left."""
        self.hang_up()
        reap(self._process, _STOP_SECONDS)

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    @property
    def _stdout(self) -> Any:
        return self._process.stdout

    def _write(self, header: Mapping[str, Any], blob: bytes = b"") -> None:
        with self._writing:
            write_frame(self._stdin, header, blob)

    def _read(self) -> tuple[dict[str, Any], bytes] | None:
        return read_frame(self._stdout)

    def _kill_during(self, job: str, *, expired: bool = False) -> None:
        with self._lock:
            if self._job == job:
                self._expired = self._expired or expired
                self._process.kill()


class _after:  # noqa: N801 - read as a statement: with _after(seconds, action)
    """Does something unless the block ends in time."""

    def __init__(self, seconds: float, action: Any) -> None:
        self._timer = threading.Timer(seconds, action)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _run(job: Job, worker: _Worker) -> _End:
    request, blob = job._request, job._blob
    if not job._begin(worker):
        return _End.ANSWERED  # cancelled while it waited
    return worker.run(request, blob, _deadline(job), job)


def _apply(job: Job, header: Mapping[str, Any], blob: bytes) -> bool:
    """Put an event into its job; return whether it was the last one."""
    match header["event"]:
        case "moved":
            job._note(float(header["progress"]), None)
            return False
        case "picture":
            job._note(float(header["progress"]), blob)
            return False
        case "report":
            job._done(report=loads(blob.decode("ascii")))
        case "result":
            job._done(result=ExperimentResult(_table(header["table"]), blob))
        case "problem":
            job._fail(Message.from_data(header["problem"]))
        case other:
            raise ValueError(f"no event is called {other}")
    return True


def _table(data: Mapping[str, Any] | None) -> Table | None:
    if data is None:
        return None
    return Table(tuple(data["columns"]), tuple(tuple(row) for row in data["rows"]))


def _deadline(job: Job) -> float:
    limits = {"grade": Limits(), "experiment": EXPERIMENT, "answer": ANSWERING}[job.kind]
    return limits.total_seconds + _BEYOND_LIMITS


def _internal() -> Message:
    return message("The grader itself failed. This is not your fault; nothing was lost.")
