"""Starts jailed processes by asking a zygote to fork (Linux)."""

from __future__ import annotations

import array
import contextlib
import errno
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from grader.report import Control, Isolation
from grader.sandbox import codec, zygote
from grader.sandbox.codec import CodecError
from grader.sandbox.launcher import Ended, Process, SandboxError
from grader.sandbox.limits import Limits
from grader.sandbox.nearby import Nearby

# Nothing of the grader's environment goes in; one BLAS thread, because threads are denied.
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PATH": "",
    "HOME": "/",
    "PYTHONHASHSEED": "0",  # sets in the same order in every run
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[2]); "
    "from grader.sandbox.zygote import main; main(int(sys.argv[1]))"
)
_HOME = str(Path(__file__).resolve().parents[2])
_SECONDS = 20.0  # the longest a healthy zygote takes to answer, on the busiest machine
_LAST_SECONDS = 0.5  # what a zygote has to end in good order
_PAUSE = 0.2  # seconds before asking again a system that had no process to give
_TRIES = 3  # how often a child is asked for, of as many zygotes as need be
_PROBES = 3  # a probe that was killed from outside says nothing of the jail


class _NoProcess(SandboxError):  # noqa: N818 - reads as what it says
    """The zygote is well, but the system has no process to give."""


class ZygoteProcess:
    """A child of the zygote, held by a descriptor that cannot come to mean another process."""

    def __init__(
        self, launcher: ZygoteLauncher, pid: int, handle: int, channel: socket.socket
    ) -> None:
        self.socket = channel
        self._launcher = launcher
        self.pid = pid
        self._handle = handle
        self._lock = threading.Lock()  # `kill` may come from another thread

    def kill(self) -> None:
        """End it and whatever it started."""
        self.spread_out()  # its memory is taken apart elsewhere, while this thread goes on
        with self._lock:
            if self._handle >= 0:
                with contextlib.suppress(OSError):
                    signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def interrupt(self) -> None:
        """Have it write which lines are running into its channel."""
        with self._lock:
            if self._handle >= 0:
                with contextlib.suppress(OSError):
                    signal.pidfd_send_signal(self._handle, signal.SIGUSR1)

    def ended(self, seconds: float) -> bool:
        """Wait up to `seconds` for it to be gone."""
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        return bool(poll.poll(int(seconds * 1000)))

    def collect(self) -> Ended:
        """Learn how it ended."""
        self.spread_out()
        self._let_go()
        return self._launcher.collect(self.pid)

    def discard(self) -> None:
        """Let go of it after `kill`; the zygote collects it in its own time."""
        self._let_go()
        self._launcher.discard(self.pid)

    def spread_out(self) -> None:
        """Let it work on a processor of its own."""
        self._launcher.nearby.apart(self.pid)

    def _let_go(self) -> None:
        # Its session's group: empty where new processes are denied. Not yet collected, so the
        # number still means it.
        with contextlib.suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL)
        with self._lock:
            handle, self._handle = self._handle, -1
        os.close(handle)


class ZygoteLauncher:
    """Owns one zygote, and one spare child of it; starts a new zygote when it was lost.

    The spare is forked and shut in while the submission before it runs: as fresh and as confined
    as any other, used once, but already there when it is wanted.
    """

    def __init__(self) -> None:
        self.nearby = Nearby()
        self._ordered: tuple[bytes, socket.socket] | None = None
        self._spare: tuple[bytes, ZygoteProcess] | None = None
        self._start_zygote()

    def start(self, limits: Limits, *, strict: bool) -> Process:
        """Return a child that is shut in, or about to be, and order the next one."""
        request = _request(zygote.START, limits, strict=strict)
        process = self._spare_for(request) or self._fork(request)
        self.nearby.together(process.pid)
        with contextlib.suppress(OSError):
            self._ordered = request, self._ask(request)
        return process

    def ping(self) -> None:
        """Fork a child that answers and ends."""
        process = self._fork(_request(zygote.PING, Limits(), strict=False))
        answer = process.socket.recv(4)
        process.socket.close()
        process.collect()
        if answer != b"pong":
            raise SandboxError("the zygote's child did not answer")

    def probe(self) -> Isolation:
        """Let a confined child try each denial."""
        for _ in range(_PROBES):
            data, ended = self._probed()
            controls = _controls(data)
            if controls is not None:
                return _isolation(controls)
        detail = f"the probe ended with wait status {ended.status}"
        return Isolation("reduced", (Control("probe", "failed", detail),))

    def _probed(self) -> tuple[bytes, Ended]:
        process = self._fork(_request(zygote.PROBE, Limits(), strict=False))
        process.socket.settimeout(_SECONDS)
        data = bytearray()
        with contextlib.suppress(OSError):
            while part := process.socket.recv(1 << 16):
                data += part
        process.socket.close()
        process.kill()
        return bytes(data), process.collect()

    def collect(self, pid: int) -> Ended:
        """Have the zygote wait for a child that was killed or is ending."""
        try:
            with contextlib.suppress(_NoProcess):
                self._settle()
            self._control.send(bytes([zygote.WAIT]) + struct.pack("<i", pid))
            answer = self._answer(zygote.ENDED.size)[0]
        except (OSError, SandboxError):
            return Ended(-1)  # the zygote is gone, and its children with it
        status, user, system, peak = zygote.ENDED.unpack(answer)
        return Ended(status, peak, user + system)

    def discard(self, pid: int) -> None:
        """Have the zygote collect a child that was killed, and say nothing of it."""
        with contextlib.suppress(OSError):
            self._control.send(bytes([zygote.REAP]) + struct.pack("<i", pid))

    def close(self) -> None:
        """End the zygote; its children die with it."""
        if self._ordered is not None:
            self._ordered[1].close()
        if self._spare is not None:
            self._dispose(self._spare[1])
        self._ordered = self._spare = None
        self._control.close()
        try:
            # It collects its last children first, so that the time they took is not lost.
            self._zygote.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self._zygote.kill()
            self._zygote.wait()
        assert self._zygote.stderr is not None
        self._zygote.stderr.close()

    def _spare_for(self, request: bytes) -> ZygoteProcess | None:
        with contextlib.suppress(OSError, SandboxError):
            self._settle()
        if self._spare is None:
            return None
        (made_for, process), self._spare = self._spare, None
        if made_for == request:
            return process
        self._dispose(process)
        return None

    def _dispose(self, process: ZygoteProcess) -> None:
        process.kill()
        process.socket.close()
        process.discard()

    def _settle(self) -> None:
        """Take the answer to the last order, so that the next answer is the next question's."""
        if self._ordered is not None:
            (request, channel), self._ordered = self._ordered, None
            self._spare = request, self._child(channel)

    def _start_zygote(self) -> None:
        self.nearby.apart()  # or the zygote would inherit one processor
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_SECONDS)
        self._ready = False
        try:
            self._zygote = subprocess.Popen(
                [sys.executable, "-s", "-P", "-B", "-c", _BOOT, str(theirs.fileno()), _HOME],
                env=_ENVIRONMENT,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd="/",
            )
        except OSError as error:
            raise SandboxError(f"the zygote could not be started: {error}") from error
        finally:
            theirs.close()

    def _fork(self, request: bytes) -> ZygoteProcess:
        for _ in range(_TRIES - 1):
            try:
                return self._fork_once(request)
            except _NoProcess:
                time.sleep(_PAUSE)
            except (OSError, SandboxError):
                # The zygote was killed or lost: nothing of it is needed, a new one does as well.
                self.close()
                self._start_zygote()
        try:
            return self._fork_once(request)
        except OSError as error:
            raise SandboxError(f"the zygote does not answer: {error}") from error

    def _fork_once(self, request: bytes) -> ZygoteProcess:
        self._await_zygote()
        self._settle()
        return self._child(self._ask(request))

    def _await_zygote(self) -> None:
        if self._ready:
            return
        try:
            answer = self._control.recv(16)
        except OSError:
            answer = b""
        if answer != b"ready":
            raise SandboxError(f"the zygote did not start: {self._last_words()}")
        self._ready = True

    def _ask(self, request: bytes) -> socket.socket:
        """Ask for a child; return our end of its channel."""
        mine, theirs = socket.socketpair()
        try:
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [theirs.fileno()]))]
            self._control.sendmsg([request], rights)
        except BaseException:
            mine.close()
            raise
        finally:
            theirs.close()
        return mine

    def _child(self, channel: socket.socket) -> ZygoteProcess:
        """Take the zygote's answer to `_ask`."""
        try:
            answer, descriptors = self._answer(zygote.STARTED.size)
        except BaseException:
            channel.close()
            raise
        (pid,) = zygote.STARTED.unpack(answer)
        if pid > 0 and descriptors:
            return ZygoteProcess(self, pid, descriptors[0], channel)
        channel.close()  # which also ends a child whose descriptor found no place in this process
        number = -pid if pid < 0 else errno.EMFILE
        raise _NoProcess(f"the system has no process to give: {os.strerror(number)}")

    def _answer(self, size: int) -> tuple[bytes, list[int]]:
        try:
            data, ancillary, _, _ = self._control.recvmsg(size, socket.CMSG_SPACE(4))
        except OSError:
            self._control.close()  # a late answer must not pass for that to the next question
            raise
        if len(data) != size:
            raise SandboxError("the zygote is gone")
        descriptors = array.array("i")
        for _, _, content in ancillary:
            descriptors.frombytes(content[: len(content) - len(content) % 4])
        return data, list(descriptors)

    def _last_words(self) -> str:
        self._zygote.kill()
        assert self._zygote.stderr is not None
        if self._zygote.stderr.closed:  # that was the last one; there was none to follow it
            return "the system had no process to give"
        lines = self._zygote.stderr.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"exit status {self._zygote.wait()}"


def _request(kind: int, limits: Limits, *, strict: bool) -> bytes:
    return zygote.FORK.pack(
        kind,
        strict,
        limits.cpu_seconds,
        limits.memory_bytes,
        limits.stdout_bytes,
        limits.answer_bytes,
    )


def _controls(data: bytes) -> tuple[Control, ...] | None:
    """Return what a probe found, or None when it did not come to its end."""
    try:
        steps: Any = codec.decode(data[codec.HEADER.size :])
        return tuple(Control(*step) for step in steps)
    except (CodecError, TypeError):
        return None


def _isolation(controls: tuple[Control, ...]) -> Isolation:
    strict = all(
        control.state == "enforced" for control in controls if control.name != "namespaces"
    )
    return Isolation("strict" if strict else "reduced", controls)
