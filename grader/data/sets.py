"""The sets by name, read only when their checksum is right."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from grader.data.npz import unpack
from grader.data.places import HOME, cache, shipped
from grader.message import Message, message

LARGEST = 64 << 20  # bytes of a file; the largest set has 55 million
CHECKSUMS = "checksums.toml"
FULL = "mnist_full"
FULL_SHA256 = "571a8a0aeb510a49e55931a8870480da66207450b7865fad5e2744e39aa5e4c7"


class DataError(Exception):
    """A set cannot be had; `message` names the file and says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


class NotImported(DataError):  # noqa: N818 - reads as what it says
    """The reader has not imported it yet, which is no fault."""


@dataclass(frozen=True)
class Loaded:
    """A set, read.

    Attributes
    ----------
    name
        One of `NAMES`.
    top
        The largest value that a pixel can have.
    arrays
        Of uint8, read-only. ``x_train (N, P)``, ``t_train (N,)``, ``x_test``, ``t_test``, one
        picture a row and the digits 0 to 9 as labels; of the glyphs ``x (5, 5, 5)``, ``t (5,)``.
    """

    name: str
    top: int
    arrays: Mapping[str, NDArray[np.uint8]]


@dataclass(frozen=True)
class _Kind:
    """What a set must be: its largest pixel, and the shape of each array."""

    top: int
    shapes: Mapping[str, tuple[int, ...]]


def _split(top: int, pixels: int, train: int, test: int) -> _Kind:
    shapes = {"x_train": (train, pixels), "t_train": (train,)}
    return _Kind(top, {**shapes, "x_test": (test, pixels), "t_test": (test,)})


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "glyphs": _Kind(1, {"x": (5, 5, 5), "t": (5,)}),
        "digits": _split(16, 8 * 8, 1437, 360),
        "mnist": _split(255, 28 * 28, 2000, 1000),
        FULL: _split(255, 28 * 28, 60_000, 10_000),
    }
)
NAMES: tuple[str, ...] = tuple(_KINDS)
SHIPPED: tuple[str, ...] = tuple(name for name in NAMES if name != FULL)


def top(name: str) -> int:
    """Return the largest value that a pixel of the set can have.

    Raises
    ------
    KeyError
        When no set is called `name`; the text lists what there is.
    """
    return _kind(name).top


def pictures(name: str) -> int:
    """Return how many pictures the set holds."""
    shapes = _kind(name).shapes
    return sum(shape[0] for key, shape in shapes.items() if key.startswith("t"))


def place(name: str, root: Path = HOME) -> Path:
    """Return the file of the set, whether it is there or not."""
    _kind(name)
    return (cache() if name == FULL else shipped(root)) / f"{name}.npz"


def is_available(name: str, root: Path = HOME) -> bool:
    """Whether the set's file is there; `load` looks at what is in it.

    Raises
    ------
    KeyError
        When no set is called `name`.
    """
    try:
        return place(name, root).is_file()
    except OSError:  # a folder that may not be looked into
        return False


def load(name: str, root: Path = HOME) -> Loaded:
    """Read a set. Nothing of its file is interpreted before the checksum is found right.

    Parameters
    ----------
    name
        One of `NAMES`.
    root
        The project's folder, which holds ``exercises``.

    Raises
    ------
    KeyError
        When no set is called `name`.
    NotImported
        When it is the reader's to import, and is not there yet.
    DataError
        When the file is missing, cannot be read, or is not what it was.
    """
    kind, path = _kind(name), place(name, root)
    content = _read(path, name)
    expected = FULL_SHA256 if name == FULL else _checksum(name, root)
    actual = hashlib.sha256(content).hexdigest()
    if actual != expected:
        raise _damaged(path, name, f"SHA-256 {actual[:12]}…, {expected[:12]}…")
    try:
        arrays = unpack(content)
    except ValueError as error:
        raise _damaged(path, name, str(error)) from None
    found = {key: values.shape for key, values in arrays.items()}
    if found != dict(kind.shapes):
        raise _damaged(path, name, str(found))
    return Loaded(name, kind.top, MappingProxyType(arrays))


def _kind(name: str) -> _Kind:
    if name not in _KINDS:
        raise KeyError(f"no set of data is called {name}; there are {', '.join(_KINDS)}")
    return _KINDS[name]


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        if name == FULL:
            raise NotImported(
                message(
                    "The whole of MNIST is not on this computer yet. With its four files in a "
                    "folder, run: {command}",
                    command="grader data mnist --from FOLDER",
                )
            ) from None
        raise DataError(
            message("{file} is missing. Restore it from the project.", file=str(path))
        ) from None
    except OSError as error:
        raise DataError(
            message("{file} could not be read: {error}", file=str(path), error=str(error))
        ) from None


def _checksum(name: str, root: Path) -> str:
    path = shipped(root) / CHECKSUMS
    try:
        text = path.read_text(encoding="utf-8")
        return str(tomllib.loads(text)["sha256"][f"{name}.npz"])
    except FileNotFoundError:
        raise DataError(
            message("{file} is missing. Restore it from the project.", file=str(path))
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            message("{file} could not be read: {error}", file=str(path), error=str(error))
        ) from None


def _damaged(path: Path, name: str, detail: str) -> DataError:
    if name == FULL:
        return DataError(
            message(
                "{file} is not as it was written ({detail}). Import it again: {command}",
                file=str(path),
                detail=detail,
                command="grader data mnist --from FOLDER",
            )
        )
    return DataError(
        message(
            "{file} is not as it was written ({detail}). Restore it from the project.",
            file=str(path),
            detail=detail,
        )
    )
