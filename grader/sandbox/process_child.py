"""The jailed side where there is no zygote: a fresh Python, used once (macOS, Windows)."""

from __future__ import annotations

import contextlib
import os
import socket
import sys


def main(*arguments: str) -> None:
    """Connect back to the grader, set what limits there are, and answer.

    Parameters
    ----------
    arguments
        Port, processor seconds, memory in bytes, and the caps on output and answers in bytes.
    """
    port, cpu, memory, stdout, answer = map(int, arguments)
    token = sys.stdin.buffer.read(64)
    from grader.sandbox.child import Child  # noqa: PLC0415 - NumPy, after the token
    from grader.sandbox.modules import close_disk, preload  # noqa: PLC0415

    preload()
    _limit(cpu, memory)
    channel = socket.create_connection(("127.0.0.1", port))
    channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    channel.sendall(token)
    os.environ.clear()
    Child(
        channel.recv, channel.send, close_disk(), stdout_bytes=stdout, answer_bytes=answer
    ).serve()


def _limit(cpu_seconds: int, memory_bytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    if sys.platform == "linux":
        from grader.sandbox.confine import address_space  # noqa: PLC0415

        wanted[resource.RLIMIT_AS] = (address_space() + memory_bytes,) * 2
    for what, values in wanted.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, values)
