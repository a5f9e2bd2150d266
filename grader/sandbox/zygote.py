"""The process that forks a clean child for every submission.

It is executed fresh with an empty environment, never forked from the grader: a forked copy would
carry the answers in its memory. It loads NumPy once, then waits for requests on its control
socket; each brings the child's own socket along. It runs no learner code itself.
"""

from __future__ import annotations

import array
import builtins
import contextlib
import ctypes
import faulthandler
import gc
import os
import signal
import socket
import struct
import sys
import warnings
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np

from grader.sandbox.confine import Prepared, confine, prepare
from grader.sandbox.modules import Finder, close_disk, preload

# kind, strict, cpu seconds, memory bytes, stdout bytes, answer bytes
FORK = struct.Struct("<BBIQQQ")
PING, START, WAIT, PROBE, REAP = 1, 2, 3, 4, 5
STARTED = struct.Struct("<i")  # a process, or minus the number of the error
ENDED = struct.Struct("<iddQ")  # wait status, user seconds, system seconds, peak bytes

_ended_early: dict[int, bytes] = {}  # children collected as strays, and not yet asked about


@dataclass(frozen=True)
class Jail:
    """What every child is made of.

    `warm` children answer a few calls of our own before they have a source. They are made while
    the submission before them runs: where there is but one processor, that would take from it.
    """

    prepared: Prepared
    finder: Finder
    warm: bool


def main(descriptor: int) -> None:
    """Serve the control socket until the grader hangs up."""
    libc = ctypes.CDLL(None)
    libc.prctl(36, 1, 0, 0, 0)  # subreaper: nothing a child left behind escapes
    control = socket.socket(fileno=descriptor)
    _be_the_first_to_go()
    preload()
    from grader.sandbox import child as _  # noqa: F401, PLC0415 - loaded before the fork
    from grader.sandbox import probe_child as __  # noqa: F401, PLC0415

    prepared = prepare()
    finder = close_disk()
    _warm_up(finder)
    jail = Jail(prepared, finder, warm=len(os.sched_getaffinity(0)) > 1)
    # What the grader was started to ignore (by nohup, say) would be ignored in here too.
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the grader's to handle
    gc.collect()
    gc.freeze()
    gc.disable()
    # From here on nobody reads what children write to standard error.
    os.dup2(0, 2)
    control.send(b"ready")
    while True:
        request, descriptors = _receive(control)
        if not request:
            os._exit(0)
        if request[0] in (WAIT, REAP):
            ended = _wait(struct.unpack("<i", request[1:])[0])
            if request[0] == WAIT:
                control.send(ended)
        else:
            _fork(control, jail, request, descriptors)


_WARM_UP = b"""
import numpy as np

def layer(params, x):
    z = np.dot(x, params["W"]) + params["b"]
    y = 1 / (1 + np.exp(-z))
    return y / np.sum(y, axis=1, keepdims=True), {"z": z}
"""


def _be_the_first_to_go() -> None:
    """Let a system out of memory end a jailed process rather than the grader or a database."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _warm_up(finder: Finder) -> None:
    """Answer a few calls of our own: the first of each kind are slow.

    Once in the zygote, which fills its caches; then in children before they have a source, which
    have the time for it: a page of memory is copied when it is first written after the fork, and
    that takes longer than a whole call.
    """
    from grader.sandbox import codec  # noqa: PLC0415
    from grader.sandbox.child import Child  # noqa: PLC0415

    kept = sys.stdout, sys.stderr, builtins.input, warnings.showwarning
    params = {"W": np.ones((3, 4)), "b": np.zeros(4)}
    load = codec.encode((0, np.frombuffer(_WARM_UP, "u1")))
    call = codec.encode(("layer", (params, np.ones((5, 3))), {}, None, "call", (), None))
    header = codec.HEADER
    frames = header.pack(codec.MAGIC, codec.LOAD, 0, len(load)) + load
    frames += (header.pack(codec.MAGIC, codec.CALL, 0, len(call)) + call) * 3
    child = Child(BytesIO(frames).read, len, finder, stdout_bytes=1, answer_bytes=1 << 20)
    child.serve()
    sys.stdout, sys.stderr, builtins.input, warnings.showwarning = kept
    del sys.modules["submission"]


def _fork(control: socket.socket, jail: Jail, request: bytes, descriptors: list[int]) -> None:
    parent = os.getpid()
    pid = 0
    try:
        pid = os.fork()
        if pid == 0:
            try:
                control.close()
                _become_child(jail, request, descriptors[0], parent)
            finally:
                os._exit(70)
        _ended_early.pop(pid, None)  # that was another process of the same number
        handle = os.pidfd_open(pid)
    except OSError as error:
        # No memory, processes or descriptors are left. Said rather than died of: a submission
        # may be running, and the next request may do better.
        _give_up(pid)
        control.send(STARTED.pack(-(error.errno or 1)))
    else:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [handle]))]
        control.sendmsg([STARTED.pack(pid)], rights)
        os.close(handle)
    for descriptor in descriptors:
        os.close(descriptor)


def _give_up(pid: int) -> None:
    """End a child that cannot be handed over."""
    if pid > 0:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _become_child(jail: Jail, request: bytes, descriptor: int, parent: int) -> None:
    kind, strict, cpu, memory, stdout, answer = FORK.unpack(request)
    if kind == PING:
        os.write(descriptor, b"pong")
        os._exit(0)
    # Asked where it is, it writes that and can do nothing more: no call returns from a handler.
    faulthandler.register(signal.SIGUSR1, file=descriptor, all_threads=False)
    steps = confine(jail.prepared, descriptor, cpu, memory, parent)
    if kind == PROBE:
        from grader.sandbox.probe_child import report  # noqa: PLC0415

        report(descriptor, steps)
        os._exit(0)
    accepted = ("enforced",) if strict else ("enforced", "unavailable")
    if any(step.state not in accepted for step in steps if step.name != "namespaces"):
        os._exit(71)  # shut in by halves is not shut in
    from grader.sandbox.child import Child  # noqa: PLC0415

    if jail.warm:
        _warm_up(jail.finder)
    Child(
        partial(os.read, descriptor),
        partial(os.write, descriptor),
        jail.finder,
        stdout_bytes=stdout,
        answer_bytes=answer,
    ).serve()


def _receive(control: socket.socket) -> tuple[bytes, list[int]]:
    descriptors = array.array("i")
    data, ancillary, _, _ = control.recvmsg(256, socket.CMSG_SPACE(4))
    for level, kind, content in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(content[: len(content) - len(content) % 4])
    return data, list(descriptors)


def _wait(pid: int) -> bytes:
    """Wait for a child that is ending, collect strays, and tell how it ended."""
    ended = _ended_early.pop(pid, None) or _ended(pid, 0) or ENDED.pack(-1, 0.0, 0.0, 0)
    while _ended(-1, os.WNOHANG) is not None:
        pass
    return ended


def _ended(pid: int, options: int) -> bytes | None:
    """Collect a child and tell how it ended; None when there is none to collect."""
    try:
        found, status, usage = os.wait4(pid, options)
    except ChildProcessError:
        return None
    if found == 0:
        return None
    ended = ENDED.pack(status, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024)
    if pid == -1:
        _ended_early[found] = ended
    return ended


if __name__ == "__main__":
    main(int(sys.argv[1]))
