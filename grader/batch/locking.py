"""Holds a folder for one run, for as long as its process lives."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows; there SQLite's own locks have to do
    fcntl = None


class FolderTaken(Exception):  # noqa: N818 - reads as what it says
    """Another run holds the folder."""


class locked:  # noqa: N801 - reads as what it gives
    """A folder that nobody else holds until `close`, or until this process ends, however it ends.

    Raises
    ------
    FolderTaken
        When somebody does.
    OSError
        When it cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = -1
        if fcntl is None:
            return
        self._descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise FolderTaken from None
        except OSError:
            pass  # a file system without such locks

    def close(self) -> None:
        """Let go of it."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)
