"""Builds ``exercises/data`` anew: ``python -m grader.data.build [--mnist DIR]``.

The glyphs are drawn below, the digits are taken from scikit-learn (which ``[test]`` brings), and
the subset of MNIST from its four published files; without ``--mnist`` that subset stays as it is.
Exit status: 0 when all was written, 2 when something is missing or cannot be written.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from grader.data.mnist import read_published
from grader.data.npz import Arrays, pack
from grader.data.places import HOME, shipped, write_whole
from grader.data.sets import CHECKSUMS, SHIPPED, DataError

TRAIN_DIGITS = 1437
TRAIN_EACH, TEST_EACH = 200, 100  # pictures of each class in the subset of MNIST

DRAWN = (
    """
    .##..
    ..#..
    ..#..
    ..#..
    .###.
    """,
    """
    ####.
    ....#
    .###.
    #....
    #####
    """,
    """
    ####.
    ....#
    .###.
    ....#
    ####.
    """,
    """
    ...#.
    ..##.
    .#.#.
    #####
    ...#.
    """,
    """
    #####
    #....
    ####.
    ....#
    ####.
    """,
)


def glyphs() -> Arrays:
    """Return the drawn digits 1 to 5; the label of a digit is its place, from 0."""
    x = [[[mark == "#" for mark in row] for row in drawn.split()] for drawn in DRAWN]
    return {"x": np.array(x, np.uint8), "t": np.arange(len(x), dtype=np.uint8)}


def digits() -> Arrays:
    """Return scikit-learn's digits in their own order, cut in two.

    Raises
    ------
    ImportError
        When scikit-learn is not installed.
    """
    from sklearn.datasets import load_digits  # noqa: PLC0415 - only the building needs it

    pixels, labels = load_digits(return_X_y=True)
    x, t = np.asarray(pixels).astype(np.uint8), np.asarray(labels).astype(np.uint8)
    n = TRAIN_DIGITS
    return {"x_train": x[:n], "t_train": t[:n], "x_test": x[n:], "t_test": t[n:]}


def subset(full: Arrays) -> Arrays:
    """Return the first pictures of every class of MNIST, in the order of the whole."""
    train = _first(full["t_train"], TRAIN_EACH)
    test = _first(full["t_test"], TEST_EACH)
    return {
        "x_train": full["x_train"][train],
        "t_train": full["t_train"][train],
        "x_test": full["x_test"][test],
        "t_test": full["t_test"][test],
    }


def build(folder: Path, mnist: Path | None = None) -> None:
    """Write the sets and their checksums to `folder`.

    Parameters
    ----------
    mnist
        Where the four files of MNIST lie. Without it its subset must be in `folder` already.

    Raises
    ------
    DataError
        When the files of MNIST cannot be used.
    ImportError
        When scikit-learn is not installed.
    OSError
        When a file cannot be read or written.
    """
    made = {"glyphs": pack(glyphs()), "digits": pack(digits())}
    if mnist is not None:
        made["mnist"] = pack(subset(read_published(mnist)))
    else:
        made["mnist"] = (folder / "mnist.npz").read_bytes()
    lines = ["# Of the files beside this one; written by python -m grader.data.build.", "[sha256]"]
    for name in SHIPPED:
        write_whole(folder / f"{name}.npz", made[name])
        lines.append(f'"{name}.npz" = "{hashlib.sha256(made[name]).hexdigest()}"')
    write_whole(folder / CHECKSUMS, ("\n".join(lines) + "\n").encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and return the exit status.

    Parameters
    ----------
    arguments
        Without the program's name; by default those of this process.
    """
    parser = argparse.ArgumentParser(
        prog="python -m grader.data.build", description="Builds exercises/data anew."
    )
    parser.add_argument(
        "--mnist",
        type=Path,
        metavar="DIR",
        help="where the four files of MNIST lie; by default its subset stays as it is",
    )
    folder = shipped(HOME)
    try:
        build(folder, parser.parse_args(arguments).mnist)
    except ImportError:
        print('scikit-learn is missing: pip install -e ".[test]"', file=sys.stderr)
        return 2
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for name in SHIPPED:
        print(f"{name}.npz: {(folder / f'{name}.npz').stat().st_size} bytes")
    return 0


def _first(labels: NDArray[np.uint8], each: int) -> NDArray[np.intp]:
    chosen = [np.flatnonzero(labels == label)[:each] for label in range(10)]
    return np.sort(np.concatenate(chosen))


if __name__ == "__main__":
    sys.exit(main())
