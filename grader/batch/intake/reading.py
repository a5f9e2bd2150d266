"""Reads folders and archives that strangers filled, and nothing that only looks like a file.

Nothing is unpacked to disk. A file is opened once, without following links or waiting for a pipe,
and no more of it is read than a program can be long; of archives the bytes that really come out
are counted, whatever their headers say.
"""

from __future__ import annotations

import io
import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from grader.batch.model import Place, Unclear
from grader.message import Message, message

LARGEST_NOTEBOOK = 16 << 20  # bytes; notebooks carry the pictures that they drew
LARGEST_INNER = 64 << 20  # bytes of an archive within an archive, which is held in memory
MOST_FILES = 200_000
MOST_MEMBERS = 20_000  # of one archive
DEEPEST = 12  # folders within folders
_NESTED = 2  # archives within archives
_CHUNK = 1 << 16
_UTF8_NAME = 0x800  # a flag of zip: the name is UTF-8
_ENCRYPTED = 0x1

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class Unreadable(Exception):  # noqa: N818 - reads as what it says
    """A file cannot be had; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@dataclass(frozen=True)
class Folder:
    """A folder that was seen, and what marks it: whether it is a clone with a history."""

    name: str
    is_clone: bool


def listing(root: Path) -> Iterator[Place | Folder | Unclear]:
    """Yield every file below `root`, a folder or an archive, in the order of their names.

    Links, pipes and the like come as `Unclear`; nothing is opened but folders and archives.

    Raises
    ------
    Unreadable
        When `root` itself is neither a folder nor a zip archive.
    """
    for count, found in enumerate(_below(root)):
        if count >= MOST_FILES:
            yield Unclear(
                root.name,
                message(
                    "More than {count} files: what comes after is not looked at. Grade it in "
                    "parts.",
                    count=MOST_FILES,
                ),
            )
            return
        yield found


def _below(root: Path) -> Iterator[Place | Folder | Unclear]:
    try:
        mode = root.stat().st_mode
    except OSError as error:
        raise Unreadable(_could_not(str(root), error)) from None
    if stat.S_ISDIR(mode):
        yield from _folder(root, "", 0)
    elif stat.S_ISREG(mode) and zipfile.is_zipfile(root):
        yield from _archive(Place("", str(root)), 0)
    else:
        raise Unreadable(
            message("{file} is neither a folder nor a zip archive of submissions.", file=str(root))
        )


def read(place: Place, limit: int) -> bytes:
    """Return the content of a file.

    Raises
    ------
    Unreadable
        When it is longer than `limit`, gone, not a regular file any more, or damaged.
    """
    with _opened(place) as stream:
        try:
            content = _some(stream, limit + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise Unreadable(_damaged(place.name, error)) from None
    if len(content) > limit:
        raise Unreadable(
            message(
                "It is larger than {limit} kB, more than any program of this course.",
                limit=limit >> 10,
            )
        )
    return content


def _folder(path: Path, name: str, depth: int) -> Iterator[Place | Folder | Unclear]:
    if depth > DEEPEST:
        yield Unclear(name, message("Its folders lie too deep, one within another. Move them up."))
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield Unclear(name, _could_not(name, error))
        return
    yield Folder(name, any(entry.name == ".git" for entry in entries))
    for entry in entries:
        inner = f"{name}/{clean_name(entry.name)}" if name else clean_name(entry.name)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Unclear(inner, _could_not(inner, error))
            continue
        if stat.S_ISLNK(status.st_mode):
            yield Unclear(
                inner, message("It is a link, and links are not followed. Put the file there.")
            )
        elif stat.S_ISDIR(status.st_mode):
            yield from _folder(Path(entry.path), inner, depth + 1)
        elif not stat.S_ISREG(status.st_mode):
            yield Unclear(inner, message("It is a device or a pipe, not a file."))
        else:
            when = datetime.fromtimestamp(status.st_mtime, UTC)
            place = Place(inner, entry.path, (), status.st_size, when)
            if inner.lower().endswith(".zip"):
                yield from _archive(place, 1)
            else:
                yield place


def _archive(place: Place, depth: int) -> Iterator[Place | Unclear]:
    """Yield the files of an archive; the first line of what is wrong with it otherwise."""
    shown = place.name or Path(place.path).name
    try:
        with _opened(place) as stream, zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except Unreadable as error:
        yield Unclear(shown, error.message)
        return
    except (*_BROKEN, RuntimeError) as error:
        yield Unclear(shown, _damaged(shown, error))
        return
    if len(members) > MOST_MEMBERS:
        yield Unclear(
            shown,
            message("The archive holds more than {count} files. Split it.", count=MOST_MEMBERS),
        )
        return
    for member in sorted(members, key=lambda one: one.filename):
        if not member.is_dir():
            yield from _member(place, member, depth)


def _member(place: Place, member: zipfile.ZipInfo, depth: int) -> Iterator[Place | Unclear]:
    inner = _member_name(member)
    name = f"{place.name}!{inner}" if place.name else inner
    parts = PurePosixPath(inner).parts
    if inner.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
        yield Unclear(name, message("Its path leads out of the archive. Pack it anew."))
        return
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Unclear(
            name, message("It is a link, and links are not followed. Put the file there.")
        )
        return
    if member.flag_bits & _ENCRYPTED:
        yield Unclear(name, message("It is encrypted. Ask for it without a password."))
        return
    found = Place(
        name, place.path, (*place.members, member.filename), member.file_size, _when(member)
    )
    if not inner.lower().endswith(".zip"):
        yield found
    elif depth >= _NESTED:
        yield Unclear(name, message("An archive within archives within archives. Unpack it."))
    else:
        yield from _archive(found, depth + 1)


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name as it was meant: archives from Windows do not say how they write."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        for encoding in ("utf-8", "cp949"):
            try:
                name = name.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return "/".join(clean_name(part) for part in name.replace("\\", "/").split("/"))


def clean_name(name: str) -> str:
    """Return a file's name in Unicode's composed form, without bytes that are no text."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", text)


def _when(member: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _opened(place: Place) -> IO[bytes]:
    """Open a file, or what lies inside an archive; the caller closes it."""
    stream: IO[bytes] = _plain(place)
    for number, member in enumerate(place.members, 1):
        with stream:
            try:
                with zipfile.ZipFile(stream) as archive, archive.open(member) as inner:
                    last = number == len(place.members) and not member.lower().endswith(".zip")
                    limit = LARGEST_NOTEBOOK if last else LARGEST_INNER
                    content = _some(inner, limit + 1)
            except (*_BROKEN, RuntimeError, KeyError) as error:
                raise Unreadable(_damaged(place.name, error)) from None
        if len(content) > limit:
            raise Unreadable(message("Unpacked it is larger than {limit} MB.", limit=limit >> 20))
        stream = io.BytesIO(content)
    return stream


def _plain(place: Place) -> IO[bytes]:
    # Non-blocking, so that a pipe without a writer cannot hold us before we see what it is.
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(place.path, flags)
    except OSError as error:
        raise Unreadable(_could_not(place.name, error)) from None
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


def _could_not(name: str, error: OSError) -> Message:
    reason = error.strerror or type(error).__name__
    return message("{file} could not be read: {error}", file=name, error=reason)


def _damaged(name: str, error: Exception) -> Message:
    return message(
        "The archive is damaged or of a kind that is not understood ({error}). Pack it anew as "
        "an ordinary zip.",
        error=f"{type(error).__name__}: {error}"[:200],
    )
