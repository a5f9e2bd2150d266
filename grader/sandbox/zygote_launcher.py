"""Starts jailed processes by asking a zygote to fork (Linux)."""

from __future__ import annotations

import array
import contextlib
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

from grader.report import Control, Isolation
from grader.sandbox import codec, zygote
from grader.sandbox.codec import CodecError
from grader.sandbox.limits import Limits
from grader.sandbox.session import Ended, Process, SandboxError

# Nothing of the grader's environment goes in; one BLAS thread, because threads are denied.
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PATH": "",
    "HOME": "/",
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


class ZygoteProcess:
    """A child of the zygote, held by a descriptor that cannot come to mean another process."""

    def __init__(
        self, launcher: ZygoteLauncher, pid: int, handle: int, channel: socket.socket
    ) -> None:
        self.socket = channel
        self._launcher = launcher
        self._pid = pid
        self._handle = handle

    def kill(self) -> None:
        """End it and whatever it started."""
        if self._handle < 0:
            return
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def ended(self, seconds: float) -> bool:
        """Wait up to `seconds` for it to be gone."""
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        return bool(poll.poll(int(seconds * 1000)))

    def collect(self) -> Ended:
        """Learn how it ended."""
        # Its session's group: empty where new processes are denied. Not yet collected, so the
        # number still means it.
        with contextlib.suppress(OSError):
            os.killpg(self._pid, signal.SIGKILL)
        handle, self._handle = self._handle, -1
        os.close(handle)
        return self._launcher.collect(self._pid)


class ZygoteLauncher:
    """Owns one zygote; starts a new one when it was lost."""

    def __init__(self) -> None:
        self._start_zygote()

    def start(self, limits: Limits, seed: int, *, strict: bool) -> Process:
        """Fork a child and shut it in."""
        return self._fork(zygote.START, limits, seed, strict=strict)

    def ping(self) -> None:
        """Fork a child that answers and ends."""
        process = self._fork(zygote.PING, Limits(), 0, strict=False)
        answer = process.socket.recv(4)
        process.socket.close()
        process.collect()
        if answer != b"pong":
            raise SandboxError("the zygote's child did not answer")

    def probe(self) -> Isolation:
        """Let a confined child try each denial."""
        process = self._fork(zygote.PROBE, Limits(), 0, strict=False)
        process.socket.settimeout(_SECONDS)
        data = bytearray()
        with contextlib.suppress(OSError):
            while part := process.socket.recv(1 << 16):
                data += part
        process.socket.close()
        process.kill()
        ended = process.collect()
        return _isolation(bytes(data), ended)

    def collect(self, pid: int) -> Ended:
        """Have the zygote wait for a child that was killed or is ending."""
        try:
            self._control.send(bytes([zygote.WAIT]) + struct.pack("<i", pid))
            answer = self._answer(zygote.ENDED.size)[0]
        except (OSError, SandboxError):
            return Ended(-1)  # the zygote is gone, and its children with it
        status, _, _, peak = zygote.ENDED.unpack(answer)
        return Ended(status, peak)

    def close(self) -> None:
        """End the zygote; its children die with it."""
        self._control.close()
        self._zygote.kill()
        self._zygote.wait()

    def _start_zygote(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_SECONDS)
        self._ready = False
        try:
            self._zygote = subprocess.Popen(
                [sys.executable, "-I", "-B", "-c", _BOOT, str(theirs.fileno()), _HOME],
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

    def _fork(self, kind: int, limits: Limits, seed: int, *, strict: bool) -> ZygoteProcess:
        request = zygote.FORK.pack(
            kind,
            strict,
            limits.cpu_seconds,
            limits.memory_bytes,
            limits.stdout_bytes,
            limits.answer_bytes,
            seed,
        )
        try:
            return self._fork_once(request)
        except (OSError, SandboxError):
            # The zygote was killed or lost: nothing of it is needed, a new one does as well.
            self.close()
            self._start_zygote()
        try:
            return self._fork_once(request)
        except OSError as error:
            raise SandboxError(f"the zygote does not answer: {error}") from error

    def _fork_once(self, request: bytes) -> ZygoteProcess:
        if not self._ready:
            try:
                answer = self._control.recv(16)
            except OSError:
                answer = b""
            if answer != b"ready":
                raise SandboxError(f"the zygote did not start: {self._last_words()}")
            self._ready = True
        mine, theirs = socket.socketpair()
        try:
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [theirs.fileno()]))]
            self._control.sendmsg([request], rights)
            answer, descriptors = self._answer(zygote.STARTED.size)
        except BaseException:
            mine.close()
            raise
        finally:
            theirs.close()
        (pid,) = zygote.STARTED.unpack(answer)
        return ZygoteProcess(self, pid, descriptors[0], mine)

    def _answer(self, size: int) -> tuple[bytes, list[int]]:
        data, ancillary, _, _ = self._control.recvmsg(size, socket.CMSG_SPACE(4))
        if len(data) != size:
            raise SandboxError("the zygote is gone")
        descriptors = array.array("i")
        for _, _, content in ancillary:
            descriptors.frombytes(content[: len(content) - len(content) % 4])
        return data, list(descriptors)

    def _last_words(self) -> str:
        self._zygote.kill()
        _, errors = self._zygote.communicate()
        lines = (errors or b"").decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"exit status {self._zygote.returncode}"


def _isolation(data: bytes, ended: Ended) -> Isolation:
    try:
        steps: Any = codec.decode(data[codec.HEADER.size :])
        controls = tuple(Control(*step) for step in steps)
    except (CodecError, TypeError):
        detail = f"the probe ended with wait status {ended.status}"
        return Isolation("reduced", (Control("probe", "failed", detail),))
    strict = all(
        control.state == "enforced" for control in controls if control.name != "namespaces"
    )
    return Isolation("strict" if strict else "reduced", controls)
