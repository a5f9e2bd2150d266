"""The trusted side against a child that may say anything at all, at any pace."""

from __future__ import annotations

import contextlib
import math
import socket
import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import LIMITS, LOADED, NONCE, NOTHING_SAID, ScriptedProcess, frame, scripted

from grader.calls import Call, CaughtWarning, Change, Fault, Reply
from grader.report import Frame, Outcome
from grader.sandbox import codec
from grader.sandbox.codec import Callback, CodecError, Handle, Opaque, encode
from grader.sandbox.session import Loaded, SandboxError, Session, StreamFault

SLACK = 0.5  # seconds: a busy machine, and the grace for a process that hung up
KINDS = [codec.LOADED, codec.REPLY, codec.EVENT]


def answer(*fields) -> bytes:
    return frame(codec.REPLY, encode(fields))


def reply_to(said: bytes, **settings) -> Reply:
    with scripted(said, **settings) as session:
        return checked(session.call(Call("f")), session)


def checked(reply: Reply, session: Session) -> Reply:
    """Assert that a reply is made of what it says it is made of, and within its caps."""
    check_fault(reply.fault)
    check_warnings(reply.warnings)
    check_text(reply.stdout, LIMITS.stdout_bytes)
    assert 0 <= reply.seconds < math.inf
    assert len(reply.changed) <= 1000
    for change in reply.changed:
        assert type(change) is Change
        assert 0 < len(change.path) <= 32
        assert all(isinstance(step, int | str) for step in change.path)
    ours = reply.fault is not None and reply.fault.outcome in (Outcome.CRASHED, Outcome.TIMEOUT)
    assert session.dead == ours
    return reply


def check_text(text: str, longest: int) -> None:
    assert type(text) is str
    assert len(text) <= longest


def check_fault(fault: Fault | None) -> None:
    if fault is None:
        return
    assert type(fault.outcome) is Outcome
    assert fault.outcome not in (Outcome.PASSED, Outcome.FAILED, Outcome.INTERNAL_ERROR)
    check_text(fault.error, 100)
    check_text(fault.text, 2000)
    assert len(fault.frames) <= 20
    for line in fault.frames:
        assert type(line) is Frame
        assert type(line.line) is int
        assert 0 <= line.line <= 10**7
        check_text(line.function, 100)
        check_text(line.source, 200)


def check_warnings(warnings: tuple[CaughtWarning, ...]) -> None:
    assert len(warnings) <= 20
    for warning in warnings:
        check_text(warning.category, 100)
        check_text(warning.text, 200)
        assert warning.line is None or 0 <= warning.line <= 10**7


def check_loaded(loaded: Loaded) -> None:
    check_fault(loaded.fault)
    check_warnings(loaded.warnings)
    for names in (loaded.names, loaded.functions, loaded.stand_ins):
        assert len(names) <= 500
        assert all(type(name) is str and len(name) <= 100 for name in names)


def test_the_script_is_believed_where_it_tells_the_truth():
    said = answer(None, 2.0, [((0,), 1)], "hi", [("UserWarning", "careful", 3)], 0.25)
    with scripted(said + said) as session:
        check_loaded(session.loaded)
        assert session.loaded.names == ("f",)
        for _ in range(2):
            reply = checked(session.call(Call("f")), session)
            assert reply == Reply(
                2.0,
                None,
                (Change((0,), 1),),
                "hi",
                (CaughtWarning("UserWarning", "careful", 3),),
                0.25,
            )


# Values that fit nowhere, or almost.
texts = st.sampled_from(["", "error", "passed", "internal_error", "x" * 5000, "\0\x1b[2J"])
numbers = st.sampled_from([0, -1, 2**63, 2**900, -(2**900), math.nan, -1.0, math.inf, 1e308])
arrays = st.sampled_from(
    [
        np.zeros(0),
        np.zeros(6),
        np.zeros((6, 4)),
        np.zeros((6, 4, 3)),
        np.array(1.0),
        np.ones((3, 2), bool),
        np.float64("nan"),
    ]
)
others = st.sampled_from([Handle(-1, "x"), Opaque("x" * 300), Callback("f", "def f(): 1 / 0")])
leaves = st.none() | st.booleans() | texts | numbers | arrays | others
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.lists(inner, max_size=6).map(tuple)
        | st.dictionaries(texts | st.integers(-3, 3), inner, max_size=6)
    ),
    max_leaves=10,
)
frames = st.tuples(anything, texts, texts) | st.tuples(numbers, texts, anything) | anything
faults = st.tuples(texts, texts, texts, st.lists(frames, max_size=30)) | anything
paths = st.lists(anything | st.integers(0, 3), max_size=40).map(tuple)
changes = st.lists(st.tuples(paths, anything) | anything, max_size=3) | anything
warned = st.lists(st.tuples(texts, texts, numbers) | anything, max_size=30) | anything
replies = st.tuples(faults, anything, changes, texts | anything, warned, numbers | anything)
names = st.lists(texts | anything, max_size=4)
loads = st.tuples(
    faults, st.tuples(names, names, names) | anything, st.just([]), texts, warned, numbers
)


FAULT = ("error", "ValueError", "no", [(3, "f", "return x")], [("x", "(3,)")])
REPLY = (FAULT, 1.0, [((0, "W"), 1.0)], "out", [("UserWarning", "careful", 4)], 0.5)
NAMED = (FAULT, (["f"], ["f"], ["matplotlib"]), [], "out", [("UserWarning", "careful", 4)], 0.5)


@st.composite
def spoiled(draw, right):
    """Draw a right answer of which one part, however deep, is something else."""
    if not (isinstance(right, list | tuple) and right) or draw(st.integers(0, 4)) == 0:
        return draw(anything)
    at = draw(st.integers(0, len(right) - 1))
    return type(right)([*right[:at], draw(spoiled(right[at])), *right[at + 1 :]])


def encoded(value) -> bytes:
    try:
        return encode(value)
    except CodecError:
        return b""


@settings(max_examples=300)
@given(spoiled(REPLY) | replies, st.sampled_from(KINDS))
def test_a_reply_of_any_structure(value, kind):
    reply_to(frame(kind, encoded(value)))


@settings(max_examples=300)
@given(spoiled(NAMED) | loads | spoiled(REPLY))
def test_an_answer_to_loading_of_any_structure(value):
    with scripted(b"", loaded=encoded(value), hangs_up=True) as session:
        check_loaded(session.loaded)
        assert session.dead == (
            session.loaded.fault is not None and session.loaded.fault.outcome is Outcome.CRASHED
        )
        checked(session.call(Call("f")), session)


@given(st.lists(st.tuples(st.sampled_from(KINDS), replies | anything), max_size=4))
def test_a_stream_of_anything(said):
    script = b"".join(frame(kind, encoded(value)) for kind, value in said)
    with scripted(script, hangs_up=True) as session:
        try:
            for _ in session.stream("", "train"):
                pass
        except StreamFault as stopped:
            check_fault(stopped.fault)


headers = st.builds(
    codec.HEADER.pack,
    st.just(codec.MAGIC) | st.binary(min_size=4, max_size=4),
    st.sampled_from(KINDS) | st.integers(0, 255),
    st.just(NONCE) | st.integers(0, 2**64 - 1),
    st.integers(0, 40) | st.sampled_from([LIMITS.answer_bytes + 1, 2**31, 2**63, 2**64 - 1]),
)
said = st.lists(
    headers | st.binary(max_size=60) | replies.map(encoded) | st.just(frame(codec.REPLY, LOADED)),
    max_size=6,
).map(b"".join)


@given(said)
def test_any_bytes_in_the_channel(said):
    with scripted(said, hangs_up=True) as session:
        for reply in session.call_all([Call("f"), Call("g", (np.zeros(3),)), Call("h")]):
            check_fault(reply.fault)


@given(said | st.binary(max_size=3), st.booleans())
def test_any_bytes_from_the_first_one_on(said, confined):
    before = codec.CONFINED if confined else b""
    with (
        contextlib.suppress(SandboxError),
        scripted(before + said, loaded=None, hangs_up=True) as session,
    ):
        assert confined or said.startswith(codec.CONFINED)
        check_loaded(session.loaded)
        checked(session.call(Call("f")), session)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(frame(codec.REPLY, b"")[:10], id="half a header"),
        pytest.param(frame(codec.REPLY, b"", length=1), id="a header and nothing"),
        pytest.param(frame(codec.REPLY, bytes(1000), length=1001), id="one byte too few"),
        pytest.param(frame(codec.REPLY, b"N", length=LIMITS.answer_bytes), id="most that may be"),
    ],
)
def test_silence_ends_at_the_deadline(said):
    started = time.monotonic()
    fault = reply_to(said).fault
    took = time.monotonic() - started
    assert fault is not None
    assert fault.outcome is Outcome.TIMEOUT
    assert LIMITS.call_seconds * 0.9 < took < LIMITS.call_seconds + SLACK


@pytest.mark.parametrize(
    "said",
    [
        frame(codec.REPLY, b"N", nonce=NONCE + 1),
        frame(codec.REPLY, b"N", length=LIMITS.answer_bytes + 1),
        frame(codec.REPLY, b"N", length=2**64 - 1),
        frame(codec.CALL, b"N"),
        b"HTTP/1.1 200 OK\r\n\r\n" + bytes(24),
        frame(codec.REPLY, b""),
        frame(codec.REPLY, b"NN"),
        frame(codec.REPLY, b"N"),
    ],
)
def test_what_is_no_answer_is_told_at_once(said):
    started = time.monotonic()
    fault = reply_to(said).fault
    assert fault is not None
    assert fault.outcome is Outcome.CRASHED
    assert time.monotonic() - started < LIMITS.call_seconds


def test_a_surplus_frame_answers_no_later_question():
    good = (None, 1.0, [], *NOTHING_SAID)
    with scripted(answer(*good) + frame(codec.REPLY, encode(good), nonce=NONCE + 1)) as session:
        assert session.call(Call("f")).value == 1.0
        fault = session.call(Call("f")).fault
        assert fault is not None
        assert fault.outcome is Outcome.CRASHED


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -math.inf, -1.0, 2**900, "1", None, [1.0]])
def test_a_time_that_cannot_be_counts_for_nothing(seconds):
    reply = reply_to(answer(None, 1.0, [], "", [], seconds))
    assert reply == Reply(1.0)


def test_huge_texts_are_cut():
    huge, long = "x" * 20_000, "x" * 300
    line = [(2**900, long, long)]
    fields = [(huge, huge, huge, line * 50, []), None, [], "", [], 0.0]
    assert reply_to(answer(*fields)).fault == Fault(
        Outcome.CRASHED, text="Its answer could not be read."
    )
    fields[0] = ("internal_error", huge, huge, line * 3, [(long, long)] * 9)
    fault = reply_to(answer(*fields)).fault
    assert fault == Fault(
        Outcome.ERROR,
        "x" * 100,
        "x" * 2000,
        (Frame(10**7, "x" * 100, "x" * 200),) * 3,
        (("x" * 100, "x" * 100),) * 6,
    )
    with_warnings = answer(None, None, [], huge * 4, [(long, long, -(2**900))] * 90, 0.0)
    reply = reply_to(with_warnings)
    assert len(reply.stdout) == LIMITS.stdout_bytes
    assert reply.warnings == (CaughtWarning("x" * 100, "x" * 200, 0),) * 20


def test_changes_without_number_or_end_are_cut_or_refused():
    many = [((0, step), None) for step in range(5000)]
    assert len(reply_to(answer(None, None, many, *NOTHING_SAID)).changed) == 1000
    fault = reply_to(answer(None, None, [((0,) * 33, None)], *NOTHING_SAID)).fault
    assert fault is not None
    assert fault.outcome is Outcome.CRASHED


class Talker(threading.Thread):
    """A child that goes on talking for as long as anybody listens."""

    def __init__(self, process: ScriptedProcess, piece: bytes, pause: float) -> None:
        super().__init__(daemon=True)
        self._process, self._piece, self._pause = process, piece, pause
        process.child.settimeout(2.0)
        process.child.sendall(codec.CONFINED + frame(codec.LOADED, LOADED))

    def run(self) -> None:
        with contextlib.suppress(OSError):
            while not self._process.killed:
                self._process.child.sendall(self._piece)
                time.sleep(self._pause)


@pytest.mark.parametrize(
    ("piece", "pause"),
    [
        pytest.param(frame(codec.REPLY, b"")[:1], 0.02, id="slow loris"),
        pytest.param(frame(codec.EVENT, b"N"), 0.0, id="events without end"),
        pytest.param(frame(codec.EVENT, encode(np.zeros(60_000))), 0.0, id="large ones"),
    ],
)
def test_whoever_goes_on_talking_is_ended_at_the_deadline(monkeypatch, piece, pause):
    monkeypatch.setattr(Session, "_nonce", lambda _: NONCE)
    process = ScriptedProcess()
    talker = Talker(process, piece, pause)
    with Session(process, b"", 1, LIMITS) as session:
        talker.start()
        started = time.monotonic()
        with pytest.raises(StreamFault) as stopped:
            for _ in session.stream("", "train"):
                pass
        assert stopped.value.fault.outcome is Outcome.TIMEOUT
        assert time.monotonic() - started < LIMITS.call_seconds + SLACK
        assert len(session._buffer) < 4 << 20
    talker.join(3.0)
    assert not talker.is_alive()


def test_a_child_that_never_listens_holds_nobody_up():
    process = ScriptedProcess()
    process.child.sendall(codec.CONFINED)
    started = time.monotonic()
    with Session(process, bytes(8 << 20), 1, LIMITS) as session:
        assert session.loaded.fault == Fault(Outcome.TIMEOUT)
        assert time.monotonic() - started < LIMITS.call_seconds + SLACK


def test_a_child_that_stops_listening_may_still_answer():
    process = ScriptedProcess()
    process.child.sendall(codec.CONFINED)
    process.child.shutdown(socket.SHUT_RD)
    with Session(process, b"", 1, LIMITS) as session:
        check_loaded(session.loaded)
        assert session.dead


@settings(max_examples=20)
@given(st.sampled_from([0, 9, 24, 34, 256, 0x7F00, 0xFF00]), said)
def test_whatever_it_ends_with_is_an_outcome(status, said):
    process = ScriptedProcess(status)
    process.child.sendall(codec.CONFINED + said)
    process.child.shutdown(socket.SHUT_WR)
    with Session(process, b"", 1, LIMITS) as session:
        check_loaded(session.loaded)


def test_a_lost_jail_is_our_fault_and_documented():
    process = ScriptedProcess(-1)
    process.child.sendall(codec.CONFINED)
    process.child.shutdown(socket.SHUT_WR)
    with pytest.raises(SandboxError):
        Session(process, b"", 1, LIMITS)
