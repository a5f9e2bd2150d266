"""The trusted side of the jail: starts it, asks it, and ends it.

Everything that comes back is read as data: a fixed header with caps before any allocation, a
nonce that must be the one just sent, one deadline. Whatever is wrong with it becomes an outcome.
"""

from __future__ import annotations

import contextlib
import math
import os
import platform
import re
import secrets
import select
import signal
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

import numpy as np

from grader.calls import Call, CaughtWarning, Change, Fault, Reply
from grader.report import Frame, Isolation, Outcome
from grader.sandbox import codec
from grader.sandbox.codec import SUBMISSION, CodecError, DecodeLimits
from grader.sandbox.launcher import Ended, Launcher, Process, SandboxError
from grader.sandbox.limits import Limits

_UNREADABLE = "Its answer could not be read."
_START_SECONDS = 20.0  # for a process to start and be shut in, on the busiest machine
_CHUNK, _LARGE = 1 << 16, 1 << 20  # bytes asked for at once
_LAST_WORDS = 0.1  # seconds for a process to say which line it is in
_NONCES = 64  # drawn at once
_GRACE = 3.0  # seconds for a process that hung up to be gone by itself
# What ends processes from outside: a jailed one may send no signals, not even to itself.
_OUTSIDE = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT")
_MAX_TEXT, _MAX_NAME, _MAX_FRAMES = 2000, 100, 20
_MAX_SHAPES = 6
_MAX_CHANGES, _MAX_PATH = 1000, 32
_MAX_CELLS = 20


__all__ = ["IsolationRefused", "Loaded", "Sandbox", "SandboxError", "Session", "StreamFault"]


class IsolationRefused(Exception):  # noqa: N818 - a refusal, not an error
    """Strict isolation was asked for and cannot be proven here; the text says what is missing."""


class StreamFault(Exception):  # noqa: N818 - carries a fault, which is not ours
    """A streamed program ended early. `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.text)
        self.fault = fault


@dataclass(frozen=True)
class Loaded:
    """What became of running the learner's file.

    `names` are all top-level names, `functions` those of functions and classes made there,
    `stand_ins` the plotting packages that were replaced by nothing, `failed` the cells of a
    notebook that failed, and why.
    """

    fault: Fault | None
    names: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    stdout: str = ""
    warnings: tuple[CaughtWarning, ...] = ()
    stand_ins: tuple[str, ...] = ()
    failed: tuple[tuple[str, Fault], ...] = ()


class Sandbox:
    """A jail: one zygote, one running submission at a time, used from one thread.

    Parameters
    ----------
    isolation
        ``"strict"`` refuses where any denial cannot be proven; ``"best"`` goes on and says so.
    limits
        What each submission may use unless `start` is told otherwise.
    mechanism
        ``"zygote"`` (Linux), ``"process"`` (anywhere: a fresh process with what limits there
        are), or ``"auto"``.

    Raises
    ------
    SandboxError
        When no jailed process can be started at all.
    """

    def __init__(
        self,
        *,
        isolation: Literal["best", "strict"] = "best",
        limits: Limits | None = None,
        mechanism: Literal["auto", "zygote", "process"] = "auto",
    ) -> None:
        self.limits = limits or Limits()
        self._strict = isolation == "strict"
        self._report: Isolation | None = None
        self._launcher = _launcher(mechanism)

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def isolation_report(self) -> Isolation:
        """What is enforced here, proven by trying it once.

        Raises
        ------
        IsolationRefused
            Under ``strict``, when anything is not.
        """
        if self._report is None:
            self._report = self._launcher.probe()
        if self._strict and self._report.level != "strict":
            missing = [
                f"{control.name}: {control.state} ({control.detail})"
                for control in self._report.controls
                if control.state != "enforced" and control.name != "namespaces"
            ]
            raise IsolationRefused("; ".join(missing))
        return self._report

    def start(self, source: bytes | str, *, seed: int, limits: Limits | None = None) -> Session:
        """Run a learner's file in a fresh jailed process.

        Parameters
        ----------
        source
            The file, as it was handed in. It is decoded and parsed inside the jail.
        seed
            What the jail's own random modules start from; never the seed of the inputs.

        Raises
        ------
        IsolationRefused
            Under ``strict``, when a denial is not proven.
        SandboxError
            When no process can be started.
        """
        if self._strict:
            _ = self.isolation_report
        used = limits or self.limits
        data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
        try:
            return Session(self._launcher.start(used, strict=self._strict), data, seed, used)
        except SandboxError:
            # A process that was lost before it saw the source: another one does as well.
            return Session(self._launcher.start(used, strict=self._strict), data, seed, used)

    def ping(self) -> None:
        """Fork a child that answers at once: the floor of what a grading can cost."""
        self._launcher.ping()

    def close(self) -> None:
        """End the zygote."""
        self._launcher.close()


class Session:
    """One submission, loaded in a process of its own. Implements `grader.calls.Caller`."""

    def __init__(self, process: Process, source: bytes, seed: int, limits: Limits) -> None:
        self._process = process
        self._source = source
        self._socket = process.socket
        self._socket.setblocking(False)
        self._poll = select.poll() if hasattr(select, "poll") else None  # Windows has none
        self._limits = limits
        self._ends = time.monotonic() + limits.total_seconds
        self._buffer = bytearray()
        self._outgoing = bytearray()
        self._nonces: list[int] = []
        self._lost: Fault | None = None
        self._killed = False
        self._ended: Ended | None = None
        self._await_confined()
        request = codec.encode((seed, np.frombuffer(source, np.uint8)))
        self.loaded = self._loaded(self._ask(codec.LOAD, request))

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def dead(self) -> bool:
        """Whether the process is gone."""
        return self._lost is not None

    def call(self, call: Call) -> Reply:
        """Ask one thing. Never raises for what the learner's program does.

        Raises
        ------
        SandboxError
            When the jail itself was lost meanwhile. Nothing is known of the program then.
        """
        return self.call_all([call])[0]

    def call_all(self, calls: Sequence[Call]) -> list[Reply]:
        """Ask several things, without waiting for one answer before the next question is sent.

        Each call has its own time limit, from the answer to the one before. The replies end
        early, with that of the call at which the process was lost.

        Raises
        ------
        SandboxError
            When the jail itself was lost meanwhile.
        """
        if self._lost is not None:
            return [Reply(fault=self._lost)]
        nonces = [self._put(codec.CALL, _request(call)) for call in calls]
        replies = []
        for nonce in nonces:
            found = self._receive(nonce, self._next_deadline(), codec.REPLY)
            replies.append(self._reply(found if isinstance(found, Fault) else found[1]))
            if self._lost is not None:
                break
        return replies

    def stream(self, experiment: str, function: str, /, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Run a function of an experiment's text in the jail, on the learner's program.

        It is called as ``function(learner, *args, **kwargs)``. What it yields is yielded; when it
        is no generator, what it returns.

        Raises
        ------
        StreamFault
            When it ends in any other way than by returning.
        SandboxError
            When the jail itself was lost meanwhile.
        """
        if self._lost is not None:
            raise StreamFault(self._lost)
        request = codec.encode((experiment, function, args, kwargs))
        self._process.spread_out()  # it works on while what it sent is drawn
        nonce = self._put(codec.STREAM, request)
        until = self._next_deadline()
        while True:
            found = self._receive(nonce, until, codec.REPLY, codec.EVENT)
            if isinstance(found, Fault):
                raise StreamFault(found)
            kind, value = found
            if kind == codec.EVENT:
                yield value
                continue
            reply = self._reply(value)
            if reply.fault is not None:
                raise StreamFault(reply.fault)
            return

    def kill(self) -> None:
        """End the process at once; from any thread. A call that is waiting comes back."""
        self._killed = True
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of it."""
        if self._lost is None:
            self._lost = Fault(Outcome.CRASHED, text="the session was closed")
        self._end()

    def _await_confined(self) -> None:
        """Read the byte that the child sends once it is shut in, before it knows the source."""
        said = self._read(1, time.monotonic() + _START_SECONDS)
        if said != codec.CONFINED:
            self.close()
            raise SandboxError("a jailed process could not be started and shut in")

    def _end(self) -> None:
        if self._ended is None:
            self._ended = Ended(-1)
            self._process.kill()
            self._socket.close()
            self._process.discard()

    def _ask(self, kind: int, body: bytes) -> Any:
        if self._lost is not None:
            return self._lost
        nonce = self._put(kind, body)
        found = self._receive(nonce, self._next_deadline(), codec.LOADED)
        return found if isinstance(found, Fault) else found[1]

    def _next_deadline(self) -> float:
        return min(time.monotonic() + self._limits.call_seconds, self._ends)

    def _put(self, kind: int, body: bytes) -> int:
        """Line up a frame to be sent; return its nonce."""
        nonce = self._nonce()
        self._outgoing += codec.HEADER.pack(codec.MAGIC, kind, nonce, len(body))
        self._outgoing += body
        return nonce

    def _nonce(self) -> int:
        if not self._nonces:
            drawn = secrets.token_bytes(8 * _NONCES)
            self._nonces = list(struct.unpack(f"<{_NONCES}Q", drawn))
        return self._nonces.pop()

    def _send_some(self) -> None:
        """Send of what is lined up as much as goes without waiting."""
        try:
            sent = self._socket.send(self._outgoing)
        except BlockingIOError:
            return
        except OSError:
            # Nobody reads it any more. What was answered before is still there to be read.
            sent = len(self._outgoing)
        del self._outgoing[:sent]

    def _receive(self, nonce: int, until: float, *kinds: int) -> tuple[int, Any] | Fault:
        """Return the kind, one of `kinds`, and value of the next frame, or why there is none."""
        header = self._read(codec.HEADER.size, until)
        if isinstance(header, Fault):
            return header
        magic, kind, echoed, length = codec.HEADER.unpack(header)
        if magic != codec.MAGIC or kind not in kinds:
            return self._lose(Outcome.CRASHED, "It wrote into the channel of the answers.")
        if echoed != nonce or length > self._limits.answer_bytes:
            return self._lose(Outcome.CRASHED, "It wrote into the channel of the answers.")
        body = self._read(length, until)
        if isinstance(body, Fault):
            return body
        try:
            return kind, codec.decode(body, DecodeLimits(bytes=self._limits.answer_bytes))
        except CodecError as error:
            return self._lose(Outcome.CRASHED, f"Its answer could not be read: {error}.")

    def _read(self, count: int, until: float) -> bytes | bytearray | Fault:
        """Return the next `count` bytes, or why they do not come."""
        while len(self._buffer) < count:
            if self._outgoing:
                self._send_some()
            try:
                part = self._socket.recv(max(min(count - len(self._buffer), _LARGE), _CHUNK))
            except BlockingIOError:
                if not self._ready(until):
                    return self._out_of_time()
                continue
            except OSError:
                return self._hung_up()
            if not part:
                return self._hung_up()
            self._buffer += part
            if time.monotonic() > until:
                return self._out_of_time()
        data = self._buffer[:count]
        del self._buffer[:count]
        return data

    def _ready(self, until: float) -> bool:
        """Wait until there is something to read, or room for what is still to be sent."""
        left = until - time.monotonic()
        if left <= 0:
            return False
        if self._poll is None:
            writing = [self._socket] if self._outgoing else []
            return any(select.select([self._socket], writing, [], left))
        wanted = select.POLLIN | select.POLLOUT if self._outgoing else select.POLLIN
        self._poll.register(self._socket, wanted)
        return bool(self._poll.poll(math.ceil(left * 1000)))

    def _hung_up(self) -> Fault:
        """Say how a process ended that closed its end of the channel."""
        if not self._process.ended(_GRACE):
            return self._lose(Outcome.CRASHED, "It closed the channel of the answers.")
        self._socket.close()
        self._ended = self._process.collect()
        if not self._killed and _from_outside(self._ended, self._limits):
            # Which says nothing of the program; whoever asked may start over.
            self._lost = Fault(Outcome.INTERNAL_ERROR)
            raise SandboxError("a jailed process was ended from outside")
        return self._lose(*_meaning(self._ended, self._limits, self._killed))

    def _out_of_time(self) -> Fault:
        """Ask which lines are running, and end the process."""
        self._process.interrupt()
        self._outgoing.clear()
        said = bytearray()
        until = time.monotonic() + _LAST_WORDS
        with contextlib.suppress(OSError):
            while len(said) < _CHUNK and self._ready(until):
                part = self._socket.recv(_CHUNK)
                if not part:
                    break
                said += part
        return self._lose(Outcome.TIMEOUT, frames=_running(bytes(said), self._source))

    def _lose(self, outcome: Outcome, text: str = "", frames: tuple[Frame, ...] = ()) -> Fault:
        self._lost = Fault(outcome, text=text, frames=frames)
        self._end()
        return self._lost

    def _loaded(self, found: Any) -> Loaded:
        reply = self._reply(found)
        if self._lost is not None:
            return Loaded(self._lost)
        try:
            names, functions, stand_ins, failed = reply.value
            return Loaded(
                reply.fault,
                _names(names),
                _names(functions),
                reply.stdout,
                reply.warnings,
                _names(stand_ins),
                tuple(_read_cell(*one) for one in _listed(failed)[:_MAX_CELLS]),
            )
        except (TypeError, ValueError):
            return Loaded(self._lose(Outcome.CRASHED, _UNREADABLE))

    def _reply(self, found: Any) -> Reply:
        if isinstance(found, Fault):
            return Reply(fault=found)
        try:
            fault, value, changed, stdout, warnings, seconds = found
            return Reply(
                value,
                _read_fault(fault),
                tuple(_read_change(item) for item in _listed(changed)[:_MAX_CHANGES]),
                self._text(stdout),
                _read_warnings(warnings),
                seconds if type(seconds) is float and 0 <= seconds < math.inf else 0.0,
            )
        except (TypeError, ValueError):
            return Reply(fault=self._lose(Outcome.CRASHED, _UNREADABLE))

    def _text(self, text: Any) -> str:
        if not isinstance(text, str):
            raise TypeError
        return text[: self._limits.stdout_bytes]


def _launcher(mechanism: str) -> Launcher:
    if mechanism == "auto":
        mechanism = "zygote" if platform.system() == "Linux" else "process"
    if mechanism == "zygote":
        from grader.sandbox.zygote_launcher import ZygoteLauncher  # noqa: PLC0415 - Linux only

        return ZygoteLauncher()
    from grader.sandbox.process_launcher import ProcessLauncher  # noqa: PLC0415

    return ProcessLauncher()


def _request(call: Call) -> bytes:
    each = call.each and list(call.each)
    return codec.encode(
        (call.name, call.args, dict(call.kwargs), call.on, call.kind, each, call.part)
    )


def _from_outside(ended: Ended, limits: Limits) -> bool:
    """Return whether a process that is gone was ended by somebody else, or with the jail.

    The system sends SIGKILL too: at the hard processor limit, and when memory runs out. It is
    the program's own doing when it took what it may have of the one, or much of the other;
    else it merely was there when another process took all the memory.
    """
    if ended.status < 0:
        return True
    if ended.peak_bytes is None or not os.WIFSIGNALED(ended.status):
        return False
    number = os.WTERMSIG(ended.status)
    if number == signal.SIGKILL and (
        _is_out_of_time(ended, limits) or ended.peak_bytes > limits.memory_bytes // 2
    ):
        return False
    return number in [getattr(signal, name) for name in _OUTSIDE]


def _is_out_of_time(ended: Ended, limits: Limits) -> bool:
    return ended.cpu_seconds is not None and ended.cpu_seconds >= limits.cpu_seconds


def _meaning(ended: Ended, limits: Limits, killed: bool) -> tuple[Outcome, str]:
    """Return what a wait status says about a process that went by itself."""
    if killed or ended.status < 0:
        return Outcome.CRASHED, "It was stopped."
    if os.WIFSIGNALED(ended.status):
        number = os.WTERMSIG(ended.status)
        if number == signal.SIGXCPU:
            return Outcome.TIMEOUT, ""
        if number == signal.SIGKILL:
            return (Outcome.TIMEOUT if _is_out_of_time(ended, limits) else Outcome.MEMORY), ""
        with contextlib.suppress(ValueError):
            return Outcome.CRASHED, f"Signal {signal.Signals(number).name}."
        return Outcome.CRASHED, f"Signal {number}."
    return Outcome.CRASHED, f"Exit status {os.WEXITSTATUS(ended.status)}."


_RUNNING = re.compile(rf'File "{re.escape(SUBMISSION)}", line (\d{{1,7}}) in (\w{{1,100}})')


def _running(said: bytes, source: bytes) -> tuple[Frame, ...]:
    """Return the lines that were running, outermost first, from what the process wrote of them."""
    lines = source.decode("utf-8", "replace").splitlines()
    found = []
    for number, function in _RUNNING.findall(said.decode("utf-8", "replace"))[:_MAX_FRAMES]:
        line = int(number)
        text = lines[line - 1].strip()[:200] if 0 < line <= len(lines) else ""
        found.append(Frame(line, function, text))
    return tuple(reversed(found))


def _read_fault(data: Any) -> Fault | None:
    if data is None:
        return None
    outcome, error, text, frames, shapes = data
    if not (isinstance(outcome, str) and isinstance(error, str) and isinstance(text, str)):
        raise TypeError
    known = Outcome(outcome[:_MAX_NAME])
    if known not in (Outcome.NOT_ATTEMPTED, Outcome.ERROR, Outcome.MEMORY, Outcome.FORBIDDEN):
        known = Outcome.ERROR
    return Fault(
        known,
        error[:_MAX_NAME],
        text[:_MAX_TEXT],
        tuple(_read_frame(frame) for frame in _listed(frames)[:_MAX_FRAMES]),
        tuple(_read_shape(shape) for shape in _listed(shapes)[:_MAX_SHAPES]),
    )


def _read_cell(cell: Any, fault: Any) -> tuple[str, Fault]:
    read = _read_fault(fault)
    if read is None or not isinstance(cell, str):
        raise TypeError
    return cell[:_MAX_NAME], read


def _read_shape(data: Any) -> tuple[str, str]:
    name, shape = data
    if not (isinstance(name, str) and isinstance(shape, str)):
        raise TypeError
    return name[:_MAX_NAME], shape[:_MAX_NAME]


def _read_frame(data: Any) -> Frame:
    line, function, source = data
    if not (type(line) is int and isinstance(function, str) and isinstance(source, str)):
        raise TypeError
    return Frame(_line(line), function[:_MAX_NAME], source[:200])


def _line(number: int) -> int:
    return max(0, min(number, 10**7))


def _read_change(data: Any) -> Change:
    path, value = data
    if (
        not isinstance(path, tuple)
        or not 0 < len(path) <= _MAX_PATH
        or not all(isinstance(step, int | str) for step in path)
    ):
        raise TypeError
    return Change(
        tuple(step[:_MAX_NAME] if isinstance(step, str) else step for step in path), value
    )


def _read_warnings(data: Any) -> tuple[CaughtWarning, ...]:
    found = []
    for category, text, line in _listed(data)[:20]:
        if not (isinstance(category, str) and isinstance(text, str)):
            raise TypeError
        where = _line(line) if type(line) is int else None
        found.append(CaughtWarning(category[:_MAX_NAME], text[:200], where))
    return tuple(found)


def _names(data: Any) -> tuple[str, ...]:
    found = _listed(data)
    if not all(isinstance(name, str) for name in found):
        raise TypeError
    return tuple(name[:_MAX_NAME] for name in found[:500])


def _listed(data: Any) -> Any:
    if not isinstance(data, list | tuple):
        raise TypeError
    return data
