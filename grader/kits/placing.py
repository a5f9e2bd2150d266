"""Puts what was made in its place: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from grader.kits.bundle import KitError
from grader.message import message


def put_file(path: Path, content: bytes) -> None:
    """Write a file that appears under its name only when it is whole.

    Raises
    ------
    KitError
        When it cannot be written there.
    """
    try:
        if path.is_dir():
            raise KitError(message("{file} is a folder. Name a file.", file=str(path)))
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None


def put_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that appears under its name only when everything is in it.

    Raises
    ------
    KitError
        When there is something already, which may be somebody's, or it cannot be written.
    """
    try:
        if path.is_symlink() or (path.exists() and not (path.is_dir() and _is_empty(path))):
            raise KitError(
                message("{file} exists already. Name another folder with --out.", file=str(path))
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        try:
            beside.chmod(0o755)  # a temporary folder is its maker's alone
            for name, content in files.items():
                target = beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            beside.replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _unwritable(path, error) from None


def _is_empty(folder: Path) -> bool:
    return next(folder.iterdir(), None) is None


def _unwritable(path: Path, error: OSError) -> KitError:
    return KitError(
        message(
            "{file} could not be written: {error}",
            file=str(path),
            error=error.strerror or type(error).__name__,
        )
    )
