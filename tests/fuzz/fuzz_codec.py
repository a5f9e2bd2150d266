#!/usr/bin/env python3
"""Coverage-guided fuzzing of what comes out of a jail: decoding, and a session's reading.

From the project's folder, with ``PYTHONPATH=.`` and atheris installed::

    tests/fuzz/fuzz_codec.py --seeds SEEDS                              # needs no atheris
    tests/fuzz/fuzz_codec.py FOUND SEEDS tests/fuzz/corpus -max_total_time=300
    tests/fuzz/fuzz_codec.py -merge=1 NEW SEEDS FOUND tests/fuzz/corpus  # the next corpus

The first byte of an input says what the rest is: the body of a value, of a reply, of an answer to
loading, of an event and what follows it, or all that a child ever wrote.
"""

from __future__ import annotations

import contextlib
import math
import struct
import sys
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__" and "--seeds" not in sys.argv:
    # Before anything else imports what is to be watched, and never in a test's own process.
    import atheris

    with atheris.instrument_imports(include=["grader.sandbox.codec", "grader.sandbox.session"]):
        import grader.sandbox.session  # noqa: F401 - codec with it

import numpy as np
from scripted import LOADED, NOTHING_SAID, frame, scripted

from grader.calls import Call, Fault, Reply
from grader.report import Outcome
from grader.sandbox import codec
from grader.sandbox.codec import Callback, CodecError, DecodeLimits, Handle, Opaque, Seeded
from grader.sandbox.session import SandboxError, StreamFault

LONGEST = 4096  # bytes of one input
LIMITS = DecodeLimits(items=1000, bytes=LONGEST, callbacks=True)


def try_value(data: bytes) -> None:
    """Decode; what is let in must be written again as itself."""
    try:
        value = codec.decode(data, LIMITS)
        again = codec.encode(value)
    except CodecError:
        return
    assert codec.encode(codec.decode(again, LIMITS)) == again


def try_reply(data: bytes) -> None:
    """Read an answer to a call, and the end of the channel."""
    with scripted(frame(codec.REPLY, data), hangs_up=True) as session:
        for reply in session.call_all([Call("f"), Call("g")]):
            check_reply(reply)
        assert session.dead


def try_loaded(data: bytes) -> None:
    """Read an answer to loading."""
    with scripted(b"", loaded=data, hangs_up=True) as session:
        for names in (session.loaded.names, session.loaded.functions, session.loaded.stand_ins):
            assert all(type(name) is str for name in names)
        check_fault(session.loaded.fault)
        check_reply(session.call(Call("f")))


def try_events(data: bytes) -> None:
    """Read an event, and whatever the child wrote after it."""
    length = data[0] if data else 0
    event, rest = data[1 : 1 + length], data[1 + length :]
    with scripted(frame(codec.EVENT, event) + rest, hangs_up=True) as session:
        try:
            for _ in session.stream("", "train"):
                pass
        except StreamFault as stopped:
            check_fault(stopped.fault)


def try_channel(data: bytes) -> None:
    """Read all that a child wrote, from its first byte on."""
    with (
        contextlib.suppress(SandboxError),
        scripted(data, loaded=None, hangs_up=True) as session,
    ):
        check_reply(session.call(Call("f")))


def check_reply(reply: Reply) -> None:
    """Assert that a reply is made of what it says it is made of."""
    check_fault(reply.fault)
    assert type(reply.stdout) is str
    assert 0 <= reply.seconds < math.inf
    assert all(isinstance(step, int | str) for change in reply.changed for step in change.path)
    for warning in reply.warnings:
        assert type(warning.category) is type(warning.text) is str
        assert warning.line is None or type(warning.line) is int


def check_fault(fault: Fault | None) -> None:
    """Assert that a fault is made of what it says it is made of."""
    if fault is None:
        return
    assert type(fault.outcome) is Outcome
    assert type(fault.error) is type(fault.text) is str
    for line in fault.frames:
        assert type(line.line) is int
        assert type(line.function) is type(line.source) is str


WAYS: tuple[Callable[[bytes], None], ...] = (
    try_value,
    try_reply,
    try_loaded,
    try_events,
    try_channel,
)


def try_input(data: bytes) -> None:
    """Do with an input what its first byte says. Raises only where the trusted side is wrong."""
    if data:
        WAYS[data[0] % len(WAYS)](data[1 : 1 + LONGEST])


def seeds() -> dict[str, bytes]:
    """Return the first inputs by name: something of everything, true and false."""
    array = np.arange(6.0).reshape(2, 3)
    values = [
        *(None, True, 1.5, -1, 2**200, "text", [1, (2.0, "x")], {"a": 1, 2: None, 1.5: False}),
        *(array, array.T, array[:, ::2], np.zeros((0, 3), "i2"), np.array(True), np.float32(1)),
        *(
            np.ones(3, "?"),
            Handle(3, "Net"),
            Callback("f", "def f(): pass"),
            Opaque("x.Y"),
            Seeded(7),
        ),
    ]
    fault = ("error", "ValueError", "no", [(3, "f", "return x")], [("x", "(3,)")])
    warned = [("UserWarning", "careful", 4)]
    good = codec.encode((None, array, [((0, "W"), array)], "out", warned, 0.5))
    bad = codec.encode((fault, None, [], *NOTHING_SAID))
    lies = [
        b"a\5\4\2" + struct.pack("<2Q", 0, 2**62),
        b"a\13\0\3" + struct.pack("<3Q", 2**62, 2**62, 0),
        b"l" + struct.pack("<I", 2**32 - 1),
        b"m" + struct.pack("<I", 1) + codec.encode(2**64) + b"N",
    ]
    channel = codec.CONFINED + frame(codec.LOADED, LOADED)
    inputs = {
        try_value: [*map(codec.encode, values), *lies],
        try_reply: [good, bad, codec.encode(np.zeros((6, 4)))],
        try_loaded: [LOADED, bad],
        try_events: [b"\1N" + frame(codec.REPLY, bad), b"\1T" + frame(codec.EVENT, good)],
        try_channel: [
            channel + frame(codec.REPLY, good),
            channel + frame(codec.REPLY, good, length=2**40),
            channel + frame(codec.REPLY, good, nonce=1),
            channel + frame(codec.EVENT, bad)[:20],
        ],
    }
    return {
        f"seed-{way.__name__.removeprefix('try_')}-{number:02}": bytes([WAYS.index(way)]) + data
        for way, bodies in inputs.items()
        for number, data in enumerate(bodies)
    }


def write(folder: Path, inputs: dict[str, bytes]) -> None:
    """Write inputs into a folder, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in inputs.items():
        (folder / name).write_bytes(data)


def main() -> None:
    """Write the seeds, or hand over to libFuzzer."""
    if sys.argv[1:2] == ["--seeds"]:
        write(Path(sys.argv[2]), seeds())
        return
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}"], try_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
