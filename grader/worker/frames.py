"""How a service and its workers talk: JSON with a length before it, and bytes beside it.

A frame is two lengths (4 bytes each, big-endian), a JSON object, and a blob that may be empty.
Both ends are ours, and still neither unpickles anything or takes more than it can hold.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

MAX_HEADER = 4 * 1024 * 1024
MAX_BLOB = 32 * 1024 * 1024

_LENGTHS = struct.Struct(">II")


class FrameError(Exception):
    """What came is not a frame, or it is larger than agreed."""


def write_frame(stream: BinaryIO, header: Mapping[str, Any], blob: bytes = b"") -> None:
    """Write one frame and flush it.

    Raises
    ------
    FrameError
        When it is larger than agreed; nothing is written then.
    OSError
        When the other end is gone.
    """
    text = json.dumps(header, ensure_ascii=True).encode("ascii")
    if len(text) > MAX_HEADER or len(blob) > MAX_BLOB:
        raise FrameError(f"a frame of {len(text)} and {len(blob)} bytes is too large")
    stream.write(_LENGTHS.pack(len(text), len(blob)) + text + blob)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None when the other end closed between frames.

    Raises
    ------
    FrameError
        When what comes is cut off, too large, or not a JSON object.
    """
    start = stream.read(_LENGTHS.size)
    if not start:
        return None
    if len(start) < _LENGTHS.size:
        raise FrameError("cut off within the lengths")
    text_length, blob_length = _LENGTHS.unpack(start)
    if text_length > MAX_HEADER or blob_length > MAX_BLOB:
        raise FrameError(f"a frame of {text_length} and {blob_length} bytes is too large")
    text, blob = stream.read(text_length), stream.read(blob_length)
    if len(text) < text_length or len(blob) < blob_length:
        raise FrameError("cut off")
    try:
        header = json.loads(text)
    except ValueError as error:
        raise FrameError(f"not JSON: {error}") from None
    if not isinstance(header, dict):
        raise FrameError("not a JSON object")
    return header, blob
