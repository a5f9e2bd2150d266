"""What a verdict depends on beside the program and the seed, as one short text."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from grader.batch.settings import Settings
from grader.course import HOME, Entry

# Of the modules right below grader/, those that have no say in a verdict. What is new has one
# until it is named here: to grade once too often is the smaller mistake.
_WITHOUT_SAY = frozenset(
    {
        "__init__",
        "__main__",
        "catalogue",
        "clean",
        "controls",
        "drawing",
        "i18n",
        "illustrations",
        "markdown",
        "new",
        "phrases",
        "plots",
        "service",
        "sqlite",
        "store",
    }
)
_ANSWERS_WITHOUT_SAY = frozenset({"in_pytorch.py"})


def version_of(entry: Entry, settings: Settings) -> str:
    """Return a digest of all that decides a verdict on a given program and seed.

    The exercise's checks, mistakes and solution; the grader and its jail; Python and NumPy; how
    long a call may take, and how strictly programs are shut in.
    """
    digest = hashlib.sha256(_engine().encode())
    for path in sorted(entry.answers.rglob("*.py")):
        if path.name not in _ANSWERS_WITHOUT_SAY:
            digest.update(_of(path, entry.answers))
    digest.update(f"{settings.isolation} {settings.call_seconds!r}".encode())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _engine() -> str:
    """Return a digest of what grades; it stays the same as long as this process lives."""
    digest = hashlib.sha256(f"{platform.python_version()} {np.__version__}".encode())
    for path in _engine_files(HOME / "grader"):
        digest.update(_of(path, HOME))
    return digest.hexdigest()


def _engine_files(grader: Path) -> Iterator[Path]:
    yield from sorted(path for path in grader.glob("*.py") if path.stem not in _WITHOUT_SAY)
    yield from sorted((grader / "sandbox").glob("*.py"))


def _of(path: Path, root: Path) -> bytes:
    """Return a digest of a file and its name, so that no two files can be one another's."""
    name = path.relative_to(root).as_posix().encode()
    return hashlib.sha256(name).digest() + hashlib.sha256(path.read_bytes()).digest()
