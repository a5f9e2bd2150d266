"""A jailed process that says what it was told to, whatever it is asked."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from unittest import mock

from grader.sandbox import codec
from grader.sandbox.launcher import Ended
from grader.sandbox.limits import Limits
from grader.sandbox.session import Session

NONCE = 7
LIMITS = Limits(call_seconds=0.3, total_seconds=1.0, answer_bytes=1 << 20)
NOTHING_SAID = ("", [], 0.0)  # stdout, warnings, seconds
LOADED = codec.encode((None, (["f"], ["f"], [], []), [], *NOTHING_SAID))


class ScriptedProcess:
    """One end of a channel whose other end is a script. Implements `Process`."""

    def __init__(self, status: int = 0) -> None:
        self.socket, self.child = socket.socketpair()
        self.killed = False
        self._status = status

    def kill(self) -> None:
        self.killed = True

    def interrupt(self) -> None:
        pass

    def spread_out(self) -> None:
        pass

    def ended(self, seconds: float) -> bool:
        return self._status != 0

    def collect(self) -> Ended:
        return Ended(self._status)

    def discard(self) -> None:
        self.child.close()


def frame(kind: int, body: bytes, nonce: int = NONCE, length: int | None = None) -> bytes:
    """Return a frame; its header may lie about the length."""
    said = len(body) if length is None else length
    return codec.HEADER.pack(codec.MAGIC, kind, nonce, said) + body


@contextlib.contextmanager
def scripted(
    said: bytes, *, loaded: bytes | None = LOADED, hangs_up: bool = False, limits: Limits = LIMITS
) -> Iterator[Session]:
    """Yield a session whose process has said all of this already.

    Parameters
    ----------
    said
        What comes after the answer to loading.
    loaded
        The body of that answer; None when `said` begins at the very first byte.
    hangs_up
        Whether the child closes its end then, or goes on being silent.
    """
    process = ScriptedProcess()
    before = b"" if loaded is None else codec.CONFINED + frame(codec.LOADED, loaded)
    process.child.setblocking(False)
    process.child.sendall(before + said)
    if hangs_up:
        process.child.shutdown(socket.SHUT_WR)
    # A nonce that is known lets the script be written before it is asked.
    with mock.patch.object(Session, "_nonce", lambda _: NONCE):
        with Session(process, b"", 1, limits) as made:
            yield made
        assert process.killed
