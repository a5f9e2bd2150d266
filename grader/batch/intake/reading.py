"""Reads files that strangers handed in, and nothing that only looks like a file.

A file is opened without following links or waiting for a pipe, and no more of it is read than is
of use; of archives the bytes that really come out are counted, whatever their headers say.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import stat
import struct
import unicodedata
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import IO

from grader.batch.model import Place
from grader.message import Message, message

LARGEST_NOTEBOOK = 16 << 20  # bytes; notebooks carry the pictures that they drew
LARGEST_INNER = 64 << 20  # bytes of an archive within an archive, which is held in memory
_LARGEST_DIRECTORY = 8 << 20  # bytes of an archive's list of contents: 20,000 names take 3 MB
_LONGEST_NAME = 200  # characters
_CHUNK = 1 << 16
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BEGIN = b"PK\x03\x04"  # where an archive's first file begins
_END = struct.Struct("<12xLL2x")  # the end of an archive's directory: how long that is, and where
_END_64 = struct.Struct("<4s36xQ8x")
_LONGEST_END = 22 + 65535 + 20 + 56
_CUT_OFF = message(
    "The zip is cut off: its end is missing, as after a download that broke off. Download it "
    "again; if it was handed in like this, ask for it again."
)


class Unreadable(Exception):  # noqa: N818 - reads as what it says
    """A file cannot be had; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def read(place: Place, limit: int) -> bytes:
    """Return the content of a file.

    Raises
    ------
    Unreadable
        When it is longer than `limit`, gone, not a regular file any more, or damaged.
    """
    if place.members:
        content = _unpacked(opened(place.path, place.members[:-1]), place.members[-1], limit)
    else:
        with _plain(place.path) as stream:
            try:
                content = _some(stream, limit + 1)
            except OSError as error:
                raise Unreadable(could_not(place.name, error)) from None
    if len(content) > limit:
        raise Unreadable(
            message(
                "It is larger than {limit} kB, more than any program of this course. A notebook "
                "gets smaller when its outputs are cleared.",
                limit=limit >> 10,
            )
        )
    return content


def opened(path: str, members: tuple[str, ...] = ()) -> zipfile.ZipFile:
    """Open an archive, or one inside it.

    The last few stay open: reading a class out of one archive would otherwise read the archive's
    list of contents once for every student.

    Raises
    ------
    Unreadable
        When it cannot be opened, is damaged, or holds too much.
    """
    try:
        status = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - the path may be no text
    except (OSError, ValueError) as error:
        raise Unreadable(could_not(Path(path).name, error)) from None
    stamp = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
    return _kept_open(path, members, stamp)


def refuse_cut_off(path: Path) -> None:
    """Raise `Unreadable` for the beginning of an archive without its end."""
    with _plain(str(path)) as stream:
        try:
            _directory_bytes(stream)
        except Unreadable as error:
            told = message("{file}: {reason}", file=str(path), reason=error.message)
            raise Unreadable(told) from None


def clean_name(name: str) -> str:
    """Return a file's name as text: in Unicode's composed form, and of a length to live with.

    macOS writes names in decomposed form and other systems do not; both mean the same name.
    Bytes that are no UTF-8 are read as CP949, which archives from Korean Windows leave behind
    where they are unpacked elsewhere, or spelled out. What is too long is cut, and stays
    different from others that begin alike.
    """
    text = unicodedata.normalize("NFC", _as_text(name))
    if len(text) <= _LONGEST_NAME:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    stem, dot, suffix = text.rpartition(".")
    end = f"…{digest}{dot}{suffix}" if stem and len(suffix) < 10 else f"…{digest}"
    return text[: _LONGEST_NAME - len(end)] + end


def _as_text(name: str) -> str:
    if name.isascii() or not any("\ud800" <= one <= "\udfff" for one in name):
        return name
    raw = name.encode("utf-8", "surrogatepass")
    with contextlib.suppress(UnicodeEncodeError):
        raw = name.encode("utf-8", "surrogateescape")  # as the system wrote it
    try:
        return raw.decode("cp949")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def could_not(name: str, error: Exception) -> Message:
    """Say that a file cannot be read, and why."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return message("{file} could not be read: {error}", file=name, error=str(reason))


@lru_cache(maxsize=3)
def _kept_open(path: str, members: tuple[str, ...], _stamp: tuple[int, ...]) -> zipfile.ZipFile:
    if members:
        content = _unpacked(opened(path, members[:-1]), members[-1], LARGEST_INNER)
        if len(content) > LARGEST_INNER:
            raise Unreadable(
                message("Unpacked it is larger than {limit} MB.", limit=LARGEST_INNER >> 20)
            )
        stream: IO[bytes] = io.BytesIO(content)
    else:
        stream = _plain(path)
    try:
        if _directory_bytes(stream) > _LARGEST_DIRECTORY:
            raise Unreadable(message("The archive holds too many files. Split it."))
        return zipfile.ZipFile(stream)
    except Unreadable:
        stream.close()
        raise
    except Exception as error:  # whatever a made-up archive does to the decoders
        stream.close()
        raise Unreadable(_damaged(error)) from None


def _directory_bytes(stream: IO[bytes]) -> int:
    """Return how long an archive's directory says it is, before it is read into memory."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _LONGEST_END))
    tail = stream.read(_LONGEST_END)
    stream.seek(0)
    begins = stream.read(len(_BEGIN)) == _BEGIN
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        if begins:
            raise Unreadable(_CUT_OFF)
        return 0  # no archive, which opening it will say
    length, offset = map(int, _END.unpack_from(tail, at))
    if at >= 76 and tail[at - 76 : at - 72] == b"PK\x06\x06":
        (_, longer) = _END_64.unpack_from(tail, at - 76)
        return max(length if length != 0xFFFFFFFF else 0, int(longer))
    if begins and offset + length < size - len(tail) + at:
        raise Unreadable(_CUT_OFF)  # the end is that of an archive within, which is all there is
    return length


def _unpacked(archive: zipfile.ZipFile, member: str, limit: int) -> bytes:
    try:
        info = archive.getinfo(member)
        if info.compress_type not in _USUAL:
            raise Unreadable(
                message("It is packed in an unusual way. Pack it anew as an ordinary zip.")
            )
        with archive.open(info) as stream:
            return _some(stream, limit + 1)
    except Unreadable:
        raise
    except Exception as error:  # likewise
        raise Unreadable(_damaged(error)) from None


def _plain(path: str) -> IO[bytes]:
    # Non-blocking, so that a pipe without a writer cannot hold us before we see what it is.
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise Unreadable(could_not(clean_name(Path(path).name), error)) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable(message("It is a device or a pipe, not a file."))
    return os.fdopen(descriptor, "rb")


def _some(stream: IO[bytes], most: int) -> bytes:
    """Read up to `most` bytes, piece by piece: headers may promise less than comes."""
    parts: list[bytes] = []
    left = most
    while left > 0 and (part := stream.read(min(_CHUNK, left))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _damaged(error: Exception) -> Message:
    return message(
        "The archive is damaged or of a kind that is not understood ({error}). Pack it anew as "
        "an ordinary zip.",
        error=f"{type(error).__name__}: {error}"[:200],
    )
