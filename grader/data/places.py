"""Where data lie, and files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_dir

ENVIRONMENT = "SCRATCHGRAD_DATA"
HOME = Path(__file__).resolve().parent.parent.parent


def shipped(root: Path) -> Path:
    """Return the folder of the data that come with the course, below the project's `root`."""
    return root / "exercises" / "data"


def cache() -> Path:
    """Return the folder of what the reader imported: `ENVIRONMENT`, or the platform's own."""
    return Path(os.environ.get(ENVIRONMENT) or user_cache_dir("scratchgrad", appauthor=False))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and then put it there, so that it is never half of one.

    Raises
    ------
    OSError
        When it cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
