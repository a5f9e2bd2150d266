"""Run a worker: requests on standard input, events on standard output."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import queue
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from grader.course import HOME, CourseError, load_course
from grader.message import message
from grader.report import isolation_data
from grader.sandbox.limits import Limits
from grader.sandbox.processors import keep_to
from grader.sandbox.session import IsolationRefused, Sandbox, SandboxError
from grader.worker.frames import FrameError, read_frame, write_frame
from grader.worker.jobs import Send, StoppableSandbox, do

_LAST_WORDS = 2.0  # seconds to end properly once nobody listens any more
_PR_SET_PDEATHSIG = 1


class _Sender:
    """Writes events from several threads, one at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def __call__(self, event: str, blob: bytes = b"", **fields: Any) -> None:
        with self._lock:
            write_frame(self._stream, {"event": event, **fields}, blob)


class _Inbox:
    """Requests as they come. A request to stop goes straight to the job it means."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._jobs: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._stopped: set[str] = set()
        self._running: tuple[str, StoppableSandbox] | None = None
        self._gone = False

    def listen(self) -> None:
        """Read until the service is gone, then see to it that this process goes too."""
        with contextlib.suppress(FrameError, OSError):
            while (frame := read_frame(self._stream)) is not None:
                header, _ = frame
                if header["kind"] == "stop":
                    self._stop(header["job"])
                else:
                    self._jobs.put(frame)
        self._jobs.put(None)
        with self._lock:
            self._gone = True
            running = self._running
        timer = threading.Timer(_LAST_WORDS, os._exit, [1])
        timer.daemon = True
        timer.start()
        if running is not None:
            running[1].stop()

    def next(self) -> tuple[dict[str, Any], bytes] | None:
        """Wait for the next request and its blob; None when there will be none."""
        return self._jobs.get()

    @contextlib.contextmanager
    def running(self, job: str, jail: StoppableSandbox) -> Iterator[None]:
        """While a job runs, a request to stop it ends its children."""
        with self._lock:
            self._running = (job, jail)
            stopped = self._gone or job in self._stopped
        if stopped:
            jail.stop()
        try:
            yield
        finally:
            with self._lock:
                self._running = None
                self._stopped.clear()

    def _stop(self, job: str) -> None:
        with self._lock:
            self._stopped.add(job)
            running = self._running
        if running is not None and running[0] == job:
            running[1].stop()


def main() -> int:
    """Serve until standard input closes."""
    arguments = _arguments()
    keep_to(arguments.processors)
    _die_with_parent()
    # Python's own output goes elsewhere: whatever is printed must not end up between frames.
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    send = _Sender(events)
    inbox = _Inbox(sys.stdin.buffer)
    threading.Thread(target=inbox.listen, name="inbox", daemon=True).start()
    try:
        course = load_course(arguments.root)
        limits = Limits(call_seconds=arguments.call_seconds)
        with Sandbox(isolation=arguments.isolation, limits=limits) as sandbox:
            send("ready", isolation=isolation_data(sandbox.isolation_report))
            if arguments.drawing:
                _import_drawing()
            while (found := inbox.next()) is not None:
                request, blob = found
                jail = StoppableSandbox(sandbox)
                job: str = request["job"]
                with inbox.running(job, jail):
                    do(request, blob, course, jail, _about(send, job))
    except IsolationRefused as refused:
        problem = message(
            "This machine cannot shut your code in as strictly as was asked for, so nothing is "
            "run: {reason}",
            reason=str(refused),
        )
    except (CourseError, SandboxError) as error:
        problem = message("The grader could not start: {reason}", reason=str(error))
    except BrokenPipeError:
        # The service is gone: there is nobody to tell, not even of what is left in the pipe's
        # buffer, of which Python 3.13 would complain.
        os._exit(1)
    else:
        return 0
    with contextlib.suppress(OSError):
        send("refused", problem=problem.to_data())
    return 1


def _about(send: _Sender, job: str) -> Send:
    def about(event: str, blob: bytes = b"", **fields: Any) -> None:
        send(event, blob, job=job, **fields)

    return about


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m grader.worker", description=__doc__)
    parser.add_argument("--isolation", choices=["best", "strict"], default="best")
    parser.add_argument("--root", type=Path, default=HOME)
    parser.add_argument("--call-seconds", type=float, default=Limits.call_seconds)
    parser.add_argument("--drawing", action="store_true", help="be ready to draw")
    parser.add_argument("--processors", type=_numbers, default=frozenset())
    return parser.parse_args()


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


def _die_with_parent() -> None:
    """Be killed when the thread that started this process ends, where the system can do that.

    Elsewhere, and in any case, standard input closes.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _import_drawing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import grader.drawing  # noqa: F401, PLC0415 - takes half a second, so before it is needed


def _leave(run: Callable[[], int]) -> NoReturn:
    """Run, then end without Python's own end, which a thread that still reads would abort."""
    status = 1
    try:
        status = run()
    except Exception:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # hostile numbers make NumPy and matplotlib warn
    _leave(main)
