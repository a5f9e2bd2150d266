"""What a way to start jailed processes must be able to do."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Protocol

from grader.report import Isolation
from grader.sandbox.limits import Limits


class SandboxError(Exception):
    """The jail itself failed: our fault, never the learner's."""


@dataclass(frozen=True)
class Ended:
    """How a jailed process ended.

    `status` is the wait status, or -1 when nobody knows. `peak_bytes` and `cpu_seconds` are what
    it used, or None where that is not measured.
    """

    status: int
    peak_bytes: int | None = None
    cpu_seconds: float | None = None


class Process(Protocol):
    """A running jailed process."""

    socket: socket.socket

    def kill(self) -> None:
        """End it at once; from any thread, as often as you like."""

    def interrupt(self) -> None:
        """Have it say which lines are running, if it can; it is of no use afterwards."""

    def spread_out(self) -> None:
        """Let it work on a processor of its own, as for a long run that nobody waits for."""

    def ended(self, seconds: float) -> bool:
        """Wait up to `seconds` for it to be gone."""

    def collect(self) -> Ended:
        """Learn how it ended; it must be gone or killed."""

    def discard(self) -> None:
        """Let go of it after `kill`, without waiting for it to be gone."""


class Launcher(Protocol):
    """A way to start jailed processes."""

    def start(self, limits: Limits, *, strict: bool) -> Process:
        """Start one, ready to be sent its source; `strict` ends it if any step does not hold."""

    def probe(self) -> Isolation:
        """Try each denial and report."""

    def ping(self) -> None:
        """Start one that answers at once: the floor of what starting costs."""

    def close(self) -> None:
        """Let go of everything."""
