"""Files that are whole or not there: written beside, then put in place."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

_UNFINISHED = ".new"
_GONE = ".old"


@contextlib.contextmanager
def whole(path: Path, *, mark: bool = False) -> Iterator[TextIO]:
    """Open a text file that appears under its name only when all of it is written.

    Parameters
    ----------
    mark
        Whether to begin with the mark of UTF-8, by which Excel tells it from older encodings.

    Lone surrogates, which no file can hold, become question marks; line ends stay as they are.
    """
    beside = path.with_name(path.name + _UNFINISHED)
    encoding = "utf-8-sig" if mark else "utf-8"
    try:
        with beside.open("w", encoding=encoding, errors="replace", newline="") as stream:
            yield stream
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    beside.replace(path)


@contextlib.contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of `path` when everything in it is written.

    What stood there before goes: a file of someone who is not in the class any more misleads.
    """
    beside, gone = path.with_name(path.name + _UNFINISHED), path.with_name(path.name + _GONE)
    for left_over in (beside, gone):
        _remove(left_over)
    beside.mkdir()
    try:
        yield beside
    except BaseException:
        _remove(beside)
        raise
    if path.exists() or path.is_symlink():
        path.rename(gone)
    beside.rename(path)
    _remove(gone)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, onerror=_make_writable)


def _make_writable(function: object, path: str, error: object) -> None:
    """Try again what a write protection stopped, as Windows does."""
    os.chmod(path, 0o700)  # noqa: PTH101 - the path comes as text
    if callable(function):
        function(path)
