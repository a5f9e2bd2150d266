"""Reads the files that instructors name: an assignment, a class list."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_own(path: Path, most: int) -> bytes:
    """Return the first `most` bytes of a regular file; a pipe is refused, not waited for.

    Raises
    ------
    OSError
        When it cannot be read, or is no regular file.
    ValueError
        When no file can have such a name.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        kind = os.fstat(file.fileno()).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(most)
