"""Tries each denial from inside the jail, before any learner's code could, and reports."""

# ruff: noqa: PTH116, PTH208 - the plain calls are what is tried

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import socket
from collections.abc import Callable

from grader.sandbox import codec
from grader.sandbox.confine import Step


def report(descriptor: int, steps: list[Step]) -> None:
    """Write the confining steps and the outcome of every attempt to `descriptor`."""
    found = [*steps, *(_attempt(name, act) for name, act in _ATTEMPTS)]
    body = codec.encode([(step.name, step.state, step.detail) for step in found])
    data = codec.HEADER.pack(codec.MAGIC, codec.REPLY, 0, len(body)) + body
    while data:
        data = data[os.write(descriptor, data) :]


# How a kernel says no. Any other error only says that the attempt came to nothing.
_DENIALS = (errno.EPERM, errno.EACCES, errno.EAGAIN, errno.ENOSYS)


def _attempt(name: str, act: Callable[[], object]) -> Step:
    try:
        act()
    except OSError as error:
        denied = error.errno in _DENIALS
        return Step(name, "enforced" if denied else "failed", os.strerror(error.errno or 0))
    except RuntimeError as error:  # how Python says that a thread was denied
        return Step(name, "enforced", str(error))
    return Step(name, "failed", "it was possible")


def _call(name: str, *arguments: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _thread() -> None:
    import _thread  # noqa: PLC0415 - only here

    _thread.start_new_thread(lambda: None, ())


def _raise_limit() -> None:
    unlimited = resource.RLIM_INFINITY
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (unlimited, unlimited))
    except ValueError as error:
        raise PermissionError(1, str(error)) from None


def _unix() -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect("\0scratchgrad-probe")


_ATTEMPTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("reading files", lambda: os.open("/etc/passwd", os.O_RDONLY)),
    ("asking whether files exist", lambda: os.stat("/etc/passwd")),
    ("listing folders", lambda: os.listdir("/")),
    ("writing files", lambda: os.open("/tmp/probe", os.O_WRONLY | os.O_CREAT)),
    ("shared memory files", lambda: os.open("/dev/shm/probe", os.O_WRONLY | os.O_CREAT)),
    ("anonymous files", lambda: os.memfd_create("probe")),
    ("network", lambda: socket.socket(socket.AF_INET)),
    ("local sockets", _unix),
    ("new processes", _fork),
    ("new threads", _thread),
    ("running programs", lambda: os.execve("/bin/true", ["true"], {})),
    ("signals to others", lambda: os.kill(os.getppid(), signal.SIGCONT)),
    ("tracing others", lambda: _call("ptrace", 16, os.getppid(), 0, 0)),
    ("changing user", lambda: os.setresuid(0, 0, 0)),
    ("raising limits", _raise_limit),
    ("new namespaces", lambda: _call("unshare", 0x10000000)),
)
