"""Standard inputs: the shapes, kinds and sizes on which wrong programs part from right ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator


@dataclass(frozen=True)
class Case:
    """One input, with the name an author leaves it out by."""

    name: str
    x: np.ndarray[Any, Any]


def standard_cases(
    rng: Generator, *, without: Collection[str] = (), scale: float = 2.0
) -> Iterator[Case]:
    """Yield the standard inputs of a function that works element by element or row by row.

    Names: ``random`` (5, 3), ``one row`` (1, 4), ``vector`` (6,), ``empty`` (0, 3),
    ``integers``, ``uint8``, ``float32``, ``strided`` (not contiguous), ``transposed``,
    ``read-only``, ``large`` (up to plus and minus 1000), ``zeros``.

    Parameters
    ----------
    rng
        Draws the values, so that nobody can hard-code the answers.
    without
        Names of cases outside the exercise's contract.
    scale
        Standard deviation of the random values.
    """
    for name, x in _arrays(rng, scale):
        if name not in without:
            yield Case(name, x)


def standard_arrays(
    rng: Generator, *, without: Collection[str] = (), scale: float = 2.0
) -> Iterator[np.ndarray[Any, Any]]:
    """Yield the arrays of `standard_cases`."""
    for case in standard_cases(rng, without=without, scale=scale):
        yield case.x


def _arrays(rng: Generator, scale: float) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    yield "random", rng.normal(0, scale, (5, 3))
    yield "one row", rng.normal(0, scale, (1, 4))
    yield "vector", rng.normal(0, scale, 6)
    yield "empty", np.empty((0, 3))
    yield "integers", rng.integers(-4, 5, (3, 4))
    yield "uint8", rng.integers(1, 200, (2, 5), dtype=np.uint8)
    yield "float32", rng.normal(0, scale, (4, 3)).astype(np.float32)
    yield "strided", rng.normal(0, scale, (4, 6))[:, ::2]
    yield "transposed", rng.normal(0, scale, (3, 5)).T
    read_only = rng.normal(0, scale, (2, 3))
    read_only.setflags(write=False)
    yield "read-only", read_only
    large = rng.uniform(30, 1000, (2, 3)) * np.array([[1.0, -1.0, 1.0], [-1.0, 1.0, -1.0]])
    large[0, 0], large[0, 1] = 1000.0, -1000.0
    yield "large", large
    yield "zeros", np.zeros((2, 2))
