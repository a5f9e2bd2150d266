"""Runs one submission and answers the grader's calls. Everything here is the learner's to break.

Nothing in this process is trusted: whatever it sends is read as data, and the worst it can do by
tampering with this code is to answer wrongly.
"""

from __future__ import annotations

import builtins
import gc
import io
import linecache
import os
import random
import sys
import time
import tokenize
import warnings
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from grader.sandbox import codec
from grader.sandbox.cells import DEFINITIONS, NOTEBOOK, cells, compiled
from grader.sandbox.changes import changes
from grader.sandbox.codec import SUBMISSION, Callback, CodecError, Handle, Opaque, Seeded
from grader.sandbox.faults import MAX_NAME, FaultData, fault_of
from grader.sandbox.modules import Finder
from grader.sandbox.moves import Move, moved
from grader.sandbox.stand_ins import Nothing

_MAX_WARNINGS, _MAX_NAMES, _MAX_FAILED = 20, 500, 20
_CHUNK = 1 << 16
_RESEED = random.Random.seed


class _Bytes(io.RawIOBase):
    """The stream below standard output, for those who wrap it anew."""

    def __init__(self, text: _Output) -> None:
        self._text = text

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        taken = bytes(data)
        self._text.write(taken.decode("utf-8", "replace"))
        return len(taken)


class _Output:
    """Stands in for stdout and stderr; keeps the first part of what is printed."""

    encoding = "utf-8"
    errors = "replace"
    closed = False

    def __init__(self, most: int) -> None:
        self._parts: list[str] = []
        self._left = most

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError("write() argument must be str")
        if self._left > 0:
            self._parts.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    @property
    def buffer(self) -> _Bytes:
        return _Bytes(self)

    def reconfigure(self, **_: Any) -> None:
        pass  # it is UTF-8 already

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False

    def drain(self) -> str:
        """Return what was printed since the last time."""
        if not self._parts:
            return ""
        text = "".join(self._parts)
        self._parts.clear()
        return text


class Child:
    """The jailed side of one session."""

    def __init__(
        self,
        read: Callable[[int], bytes],
        write: Callable[[memoryview], int],
        finder: Finder,
        *,
        stdout_bytes: int,
        answer_bytes: int,
    ) -> None:
        self._read = read
        self._buffer = bytearray()
        self._write_some = write
        self._finder = finder
        self._answer_bytes = answer_bytes
        self._output = _Output(stdout_bytes)
        self._warnings: list[tuple[str, str, int | None]] = []
        self._warned = 0
        self._objects: list[Any] = []
        self._module = ModuleType("submission")
        sys.stdout = sys.stderr = self._output
        builtins.input = _no_input
        warnings.resetwarnings()
        warnings.simplefilter("default")
        warnings.showwarning = self._keep_warning  # type: ignore[assignment]
        gc.enable()

    def serve(self) -> None:
        """Answer frames until the grader hangs up."""
        self._write(codec.CONFINED)
        answers: dict[int, Callable[[Any, int], None]] = {
            codec.LOAD: self._load,
            codec.CALL: self._call,
            codec.STREAM: self._stream,
        }
        while header := self._receive(codec.HEADER.size):
            _, kind, nonce, length = codec.HEADER.unpack(header)
            body = self._receive(length)
            answers[kind](codec.decode(body, _TRUSTED), nonce)

    def _load(self, request: Any, nonce: int) -> None:
        seed, data = request
        source = data.tobytes()
        _repeatable(seed)
        fault = None
        failed: list[tuple[str, FaultData]] = []
        self._module.__dict__.update(__file__=f"/{SUBMISSION}", __builtins__=builtins)
        sys.modules["submission"] = self._module
        try:
            # As Python reads a file: byte-order mark, coding cookie, else UTF-8, strictly.
            encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
            text = source.decode(encoding)
            linecache.cache[SUBMISSION] = (
                len(text),
                None,
                text.splitlines(keepends=True),
                SUBMISSION,
            )
            if text.startswith(NOTEBOOK):
                failed = self._run_cells(text)
            else:
                exec(compile(text, SUBMISSION, "exec", dont_inherit=True), self._module.__dict__)
        except SystemExit as error:
            # sys.exit() as a script's last line; what was defined before it counts.
            fault = fault_of(error) if error.code else None
        except BaseException as error:
            fault = fault_of(error)
        named = {
            name: value
            for name, value in list(vars(self._module).items())
            if type(name) is str and not name.startswith("__")
        }
        own = [
            name
            for name, value in named.items()
            if getattr(value, "__module__", None) == "submission" and callable(value)
        ][:_MAX_NAMES]
        # Their own first: a star import alone brings along more than are told.
        names = [*own, *(name for name in named if name not in own)][:_MAX_NAMES]
        self._reply(codec.LOADED, nonce, fault, (names, own, list(self._finder.used), failed))

    def _run_cells(self, text: str) -> list[tuple[str, FaultData]]:
        """Run a notebook; a cell that fails does not hide the others. Return which did, and how."""
        failed = []
        # Every notebook has them.
        vars(builtins).update(display=print, get_ipython=Nothing)
        only = text.startswith(DEFINITIONS)
        for cell, part in cells(text):
            try:
                codes = compiled(part, SUBMISSION, definitions=only)
            except Exception as error:
                failed.append((cell, fault_of(error)))
                continue
            for code in codes:
                try:
                    exec(code, self._module.__dict__)
                except (Exception, SystemExit) as error:
                    if not isinstance(error, SystemExit) or error.code:
                        failed.append((cell, fault_of(error)))
        return failed[:_MAX_FAILED]

    def _call(self, request: Any, nonce: int) -> None:
        name, sent, named, on, kind, each, part = request
        start = time.process_time()
        fault, value, changed = None, None, []
        try:
            target = vars(self._module)[name] if on is None else getattr(self._objects[on.id], name)
            if each:
                value = [self._at(target, sent, key, move, part) for key, move in each]
            elif kind == "read":
                value = target
            else:
                args, kwargs = self._inward(sent), self._inward(named)
                value = target(*args, **kwargs)
                changed = [*changes(sent, args), *changes(named, kwargs)]
        except BaseException as error:
            fault = fault_of(error)
        seconds = time.process_time() - start
        self._reply(codec.REPLY, nonce, fault, value, changed, seconds)

    def _at(self, target: Any, sent: Any, key: str, move: Move, part: int | None) -> Any:
        """Call with one array of a fresh copy of the first argument moved."""
        point = {
            name: moved(item, move) if name == key else self._inward(item)
            for name, item in sent[0].items()
        }
        value = target(point, *self._inward(sent[1:]))
        if part is not None and isinstance(value, tuple | list) and len(value) > part:
            return value[part]
        return value

    def _stream(self, request: Any, nonce: int) -> None:
        experiment, name, sent, named = request
        fault = None
        try:
            scope: dict[str, Any] = {"__name__": "experiment"}
            exec(compile(experiment, "experiment.py", "exec"), scope)
            made = scope[name](self._module, *self._inward(sent), **self._inward(named))
            for value in made if isinstance(made, Iterator) else (made,):
                self._send(codec.EVENT, nonce, codec.encode(value))
        except BaseException as error:
            fault = fault_of(error)
        self._reply(codec.REPLY, nonce, fault)

    def _inward(self, value: Any) -> Any:
        kind = type(value)
        if kind is np.ndarray:
            return codec.fresh_copy(value)  # what was sent stays for comparing
        if kind is Handle:
            return self._objects[value.id]
        if kind is Callback:
            scope: dict[str, Any] = {"np": np}
            exec(compile(value.source, "callback.py", "exec"), scope)
            return scope[value.name]
        if kind is Seeded:
            return value.make()
        if kind is tuple:
            return tuple([self._inward(item) for item in value])
        if kind is list:
            return [self._inward(item) for item in value]
        if kind is dict:
            return {key: self._inward(item) for key, item in value.items()}
        return value

    def _keep(self, value: Any) -> Handle | Opaque:
        self._objects.append(value)
        return Handle(len(self._objects) - 1, _type_name(value))

    def _reply(
        self,
        kind: int,
        nonce: int,
        fault: FaultData | None,
        value: Any = None,
        changed: Sequence[Any] = (),
        seconds: float = 0.0,
    ) -> None:
        rest = (self._output.drain(), self._drain_warnings(), seconds)
        try:
            try:
                body = codec.encode((fault, value, list(changed), *rest), self._keep, top=1)
            except (CodecError, RecursionError):
                # A value that cannot travel (too deep, too many items) stays here as it is.
                body = codec.encode((fault, self._keep(value), [], *rest))
            if len(body) > self._answer_bytes:
                body = codec.encode((_too_large(len(body)), None, [], "", [], seconds))
        except MemoryError:
            value = changed = None  # type: ignore[assignment]
            body = codec.encode((("memory", "MemoryError", "", [], []), None, [], "", [], seconds))
        self._send(kind, nonce, body)

    def _send(self, kind: int, nonce: int, body: bytes) -> None:
        self._write(codec.HEADER.pack(codec.MAGIC, kind, nonce, len(body)) + body)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._write_some(view) :]

    def _receive(self, count: int) -> bytes:
        while len(self._buffer) < count:
            part = self._read(max(count - len(self._buffer), _CHUNK))
            if not part:
                return b""  # the grader hung up
            self._buffer += part
        data = bytes(memoryview(self._buffer)[:count])
        del self._buffer[:count]
        return data

    def _keep_warning(self, text: Any, category: type, filename: str, line: int, *_: Any) -> None:
        if self._warned < _MAX_WARNINGS:
            self._warned += 1
            self._warnings.append(
                (
                    category.__name__[:MAX_NAME],
                    str(text)[:200],
                    line if filename == SUBMISSION else None,
                )
            )

    def _drain_warnings(self) -> list[tuple[str, str, int | None]]:
        found, self._warnings = self._warnings, []
        return found


# What the grader itself sent.
_TRUSTED = codec.DecodeLimits(depth=64, items=10**7, bytes=1 << 30, callbacks=True)


def _repeatable(seed: int) -> None:
    """Draw everything random from `seed`, so that grading again gives the same verdict.

    Unseeded generators ask the system for entropy: Python's through these two names, NumPy's
    through `secrets`, which asks `random`.
    """
    entropy = random.Random(seed)

    def seeded(self: random.Random, a: Any = None, version: int = 2) -> None:
        _RESEED(self, entropy.getrandbits(64) if a is None else a, version)

    os.urandom = random._urandom = entropy.randbytes  # type: ignore[attr-defined]
    random.Random.seed = seeded  # type: ignore[method-assign]
    random.seed = random._inst.seed
    random.seed(seed)
    np.random.seed(seed)


def _no_input(_: object = "") -> str:
    raise RuntimeError("input() has nobody to ask here: the values come as arguments")


def _too_large(size: int) -> FaultData:
    text = f"the answer takes {size} bytes, far more than the task can need"
    return "error", "AnswerTooLarge", text, [], []


def _type_name(value: Any) -> str:
    kind = type(value)
    if isinstance(value, np.ndarray):
        return f"numpy.ndarray of dtype {str(value.dtype)[:60]}"
    return str(kind.__name__)[: codec.MAX_TYPE_NAME]
