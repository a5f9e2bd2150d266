"""The frames between a service and its workers."""

from __future__ import annotations

import io
import struct

import pytest

from grader.worker.frames import MAX_BLOB, MAX_HEADER, FrameError, read_frame, write_frame


def test_what_is_written_is_read() -> None:
    stream = io.BytesIO()
    frames: list[tuple[dict[str, object], bytes]] = [
        ({"event": "picture", "progress": 0.5}, b"\x89PNG\0"),
        ({"source": "\0 \ud800 한글"}, b""),
    ]
    for header, blob in frames:
        write_frame(stream, header, blob)
    stream.seek(0)
    assert [read_frame(stream), read_frame(stream)] == frames
    assert read_frame(stream) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0", "within the lengths"),
        (struct.pack(">II", 10, 0) + b"{}", "cut off"),
        (struct.pack(">II", 2, 5) + b"{}abc", "cut off"),
        (struct.pack(">II", 2, 0) + b"[]", "not a JSON object"),
        (struct.pack(">II", 2, 0) + b"{{", "not JSON"),
        (struct.pack(">II", 2, 0) + b"\xff\xfe", "not JSON"),
        (struct.pack(">II", MAX_HEADER + 1, 0), "too large"),
        (struct.pack(">II", 2, MAX_BLOB + 1), "too large"),
        (b"Traceback (most recent call last):\n", "too large"),
    ],
)
def test_anything_else_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FrameError, match=words):
        read_frame(io.BytesIO(data))


def test_nothing_of_too_large_a_frame_is_written() -> None:
    stream = io.BytesIO()
    with pytest.raises(FrameError):
        write_frame(stream, {"source": "x" * MAX_HEADER})
    with pytest.raises(FrameError):
        write_frame(stream, {}, bytes(MAX_BLOB + 1))
    assert stream.getvalue() == b""
