"""Points near a base point, said briefly: which array differs, and how."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

# The whole array, or the place of one entry (counted in C order) and what it holds instead.
Move: TypeAlias = np.ndarray[Any, Any] | tuple[int, float]


def moved(array: np.ndarray[Any, Any], move: Move) -> np.ndarray[Any, Any]:
    """Return what `move` makes of `array`, as a fresh array."""
    if not isinstance(move, tuple):
        return move.copy()
    fresh = np.array(array, order="C")
    fresh.reshape(-1)[move[0]] = move[1]
    return fresh
