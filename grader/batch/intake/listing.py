"""Walks through folders and archives that strangers filled. Nothing is unpacked to disk."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from grader.batch.intake import clutter
from grader.batch.intake.reading import (
    Unreadable,
    clean_name,
    could_not,
    opened,
    refuse_cut_off,
)
from grader.batch.model import Place
from grader.message import Message, message

MOST_FILES = 500_000
MOST_MEMBERS = 20_000  # of one archive
DEEPEST = 12  # folders within folders
_NESTED = 2  # archives within archives
_UTF8_NAME = 0x800  # a flag of zip: the name is UTF-8
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")

Parts = tuple[str, ...]  # a path in which an archive counts as a folder


@dataclass(frozen=True, slots=True)
class Found:
    """A file, the path to it, and when it was last written, in UTC, if that is known."""

    place: Place
    parts: Parts
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and whether it is a clone with a history."""

    parts: Parts
    is_clone: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What cannot be had: a file at `parts`, or all of a folder or archive that is there."""

    name: str
    parts: Parts
    reason: Message
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Clutter:
    """A file, or a folder with all that is in it, which is certainly nobody's work."""

    parts: Parts


Seen = Found | Folder | Trouble | Clutter


def listing(root: Path) -> Iterator[Seen]:
    """Yield everything below `root`, a folder or an archive, in the order of names.

    Nothing is opened but folders and archives; links are not followed.

    Raises
    ------
    Unreadable
        When `root` itself is neither a folder nor a zip archive.
    """
    for count, seen in enumerate(_below(root)):
        if count >= MOST_FILES:
            yield Trouble(
                root.name,
                (),
                message(
                    "More than {count} files: what comes after is not looked at. Grade it in "
                    "parts.",
                    count=MOST_FILES,
                ),
            )
            return
        yield seen


def parts_of(name: str) -> Parts:
    """Return a path inside an archive as its parts, without those that mean nothing."""
    return tuple(part for part in name.split("/") if part not in ("", "."))


def without_zip(name: str) -> str:
    """Return an archive's name as that of the folder it stands for."""
    return name[:-4] if name.lower().endswith(".zip") and len(name) > 4 else name


def _below(root: Path) -> Iterator[Seen]:
    try:
        real = root.resolve()
        mode = real.stat().st_mode
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError):
            raise Unreadable(
                message(
                    "There is no folder or file {file}. Is the path right, seen from here?",
                    file=str(root),
                )
            ) from None
        raise Unreadable(could_not(str(root), error)) from None
    if stat.S_ISDIR(mode):
        try:
            os.scandir(real).close()
        except OSError as error:
            raise Unreadable(could_not(str(root), error)) from None
        yield from _folder(str(real), "", (), 0)
        return
    if stat.S_ISREG(mode):
        refuse_cut_off(real)
        if zipfile.is_zipfile(real):
            yield from _archive(Place("", str(real)), (), 0)
            return
    raise Unreadable(
        message("{file} is neither a folder nor a zip archive of submissions.", file=str(root))
    )


def _folder(path: str, name: str, parts: Parts, depth: int) -> Iterator[Seen]:
    if depth > DEEPEST:
        yield Trouble(
            name,
            parts,
            message("Its folders lie too deep, one within another. Move them up."),
            is_folder=True,
        )
        return
    try:
        with os.scandir(path) as entries:
            inside = sorted(entry.name for entry in entries)
    except OSError as error:
        yield Trouble(name, parts, could_not(name, error), is_folder=True)
        return
    yield Folder(parts, ".git" in inside)
    for raw in inside:
        own = clean_name(raw)
        there = os.path.join(path, raw)  # noqa: PTH118 - a Path would keep every name for good
        yield from _entry(there, f"{name}/{own}" if name else own, (*parts, own), depth)


def _entry(path: str, name: str, parts: Parts, depth: int) -> Iterator[Seen]:
    if clutter.is_clutter(parts) and parts[-1] not in (clutter.METADATA, clutter.TIMESTAMP):
        yield Clutter(parts)  # not descended into: a clone's history has thousands of files
        return
    try:
        status = os.lstat(path)
    except OSError as error:
        yield Trouble(name, parts, could_not(name, error))
        return
    if stat.S_ISLNK(status.st_mode):
        yield Trouble(name, parts, _link())
    elif stat.S_ISDIR(status.st_mode):
        yield from _folder(path, name, parts, depth + 1)
    elif not stat.S_ISREG(status.st_mode):
        yield Trouble(name, parts, message("It is a device or a pipe, not a file."))
    else:
        place = Place(name, path)
        if parts[-1].lower().endswith(".zip"):
            yield from _archive(place, (*parts[:-1], without_zip(parts[-1])), 1)
        else:
            yield Found(place, parts, _time(status.st_mtime))


def _archive(place: Place, parts: Parts, depth: int) -> Iterator[Seen]:
    """Yield the files of an archive, or what is wrong with it."""
    shown = place.name or Path(place.path).name
    try:
        members = opened(place.path, place.members).infolist()
    except Unreadable as error:
        yield Trouble(shown, parts, error.message, is_folder=True)
        return
    if len(members) > MOST_MEMBERS:
        yield Trouble(
            shown,
            parts,
            message("The archive holds more than {count} files. Split it.", count=MOST_MEMBERS),
            is_folder=True,
        )
        return
    if parts:
        yield Folder(parts)
    last = {member.filename: number for number, member in enumerate(members)}
    clones: set[Parts] = set()
    for number, member in sorted(enumerate(members), key=lambda one: one[1].filename):
        if member.is_dir():
            continue
        inner = _member_name(member)
        path = (*parts, *parts_of(inner))
        if ".git" in path and (clone := path[: path.index(".git")]) not in clones:
            clones.add(clone)
            yield Folder(clone, is_clone=True)
        name = f"{place.name}!{inner}" if place.name else inner
        if last[member.filename] != number:
            yield Trouble(
                name,
                path,
                message("The archive holds another file of the same name, which counts."),
            )
        else:
            yield from _member(place, member, name, parts, depth)


def _member(
    place: Place, member: zipfile.ZipInfo, name: str, around: Parts, depth: int
) -> Iterator[Seen]:
    inside = _member_name(member)
    parts = (*around, *parts_of(inside))
    if clutter.is_clutter(parts) and parts[-1] not in (clutter.METADATA, clutter.TIMESTAMP):
        yield Clutter(parts)
        return
    pieces = PurePosixPath(inside).parts
    if inside.startswith("/") or ".." in pieces or not pieces or _DRIVE.match(pieces[0]):
        outside = message("Its path leads out of the archive. Pack it anew.")
        yield Trouble(name, around, outside, is_folder=True)
        return
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK:
        yield Trouble(name, parts, _link())
        return
    if kind not in (0, stat.S_IFREG):
        yield Trouble(name, parts, message("It is a device or a pipe, not a file."))
        return
    if member.flag_bits & _ENCRYPTED:
        said = message("It is encrypted. It has to be handed in without a password.")
        yield Trouble(name, parts, said)
        return
    found = Place(name, place.path, (*place.members, member.filename))
    if not parts[-1].lower().endswith(".zip"):
        yield Found(found, parts, _when(member))
    elif depth >= _NESTED:
        yield Trouble(
            name, parts, message("An archive within archives within archives. Unpack it.")
        )
    else:
        yield from _archive(found, (*parts[:-1], without_zip(parts[-1])), depth + 1)


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


def _when(member: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _time(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _link() -> Message:
    return message("It is a link, and links are not followed. Put the file there.")
