"""Starts each jailed process afresh, with what limits the system has (macOS, Windows).

No kernel denial is asked for here, so its isolation is always reported as reduced.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.report import Control, Isolation
from grader.sandbox.launcher import Ended, Process, SandboxError
from grader.sandbox.limits import Limits

_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from grader.sandbox.process_child import main; main(*sys.argv[2:])"
)
_HOME = str(Path(__file__).resolve().parents[2])
_SECONDS = 30.0
# What the systems themselves need to start a program at all.
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",  # sets in the same order in every run
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class FreshProcess:
    """A process of its own, used once."""

    def __init__(self, process: subprocess.Popen[bytes], channel: socket.socket) -> None:
        self.socket = channel
        self._process = process

    def kill(self) -> None:
        """End it."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def interrupt(self) -> None:
        """It cannot say."""

    def spread_out(self) -> None:
        """Nothing to do: the system places it."""

    def ended(self, seconds: float) -> bool:
        """Wait up to `seconds` for it to be gone."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def collect(self) -> Ended:
        """Learn how it ended, as a wait status."""
        code = self._process.wait()
        return Ended(-code if code < 0 else (code & 0xFF) << 8)

    def discard(self) -> None:
        """Collect it: it was killed."""
        self._process.wait()


class ProcessLauncher:
    """Starts one Python after another; each connects back over the loopback with a token."""

    def start(self, limits: Limits, *, strict: bool) -> Process:
        """Start a fresh Python that loads NumPy and waits for a source."""
        token = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(_SECONDS)
            port = server.getsockname()[1]
            arguments = (
                port,
                limits.cpu_seconds,
                limits.memory_bytes,
                limits.stdout_bytes,
                limits.answer_bytes,
            )
            environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
            process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-B", "-c", _BOOT, _HOME, *map(str, arguments)],
                env={**environment, **_ENVIRONMENT},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=tempfile.gettempdir(),
            )
            assert process.stdin is not None
            with contextlib.suppress(OSError):
                process.stdin.write(token.encode())
                process.stdin.close()
            return FreshProcess(process, _accept(server, token, process))

    def probe(self) -> Isolation:
        """Nothing is denied by the kernel here."""
        detail = "a fresh process with a time limit; files and network are within its reach"
        return Isolation("reduced", (Control("kernel denials", "unavailable", detail),))

    def ping(self) -> None:
        """Start one and end it."""
        process = self.start(Limits(), strict=False)
        process.kill()
        process.socket.close()
        process.collect()

    def close(self) -> None:
        """Nothing is kept."""


def _accept(server: socket.socket, token: str, process: subprocess.Popen[bytes]) -> socket.socket:
    """Return the connection that brought the token; anybody else's is dropped."""
    while True:
        try:
            channel, _ = server.accept()
        except OSError as error:
            process.kill()
            process.wait()
            raise SandboxError(f"a fresh process did not start: {error}") from error
        channel.settimeout(_SECONDS)
        with contextlib.suppress(OSError):
            if secrets.compare_digest(channel.recv(len(token)), token.encode()):
                channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return channel
        channel.close()
