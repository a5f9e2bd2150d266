"""Central differences: the slope of a loss, measured (pure).

Step and tolerances as measured for float64: ``h = 1e-5`` balances truncation against rounding,
and a comparison relative to an array's norm sees a 1e-6 error in a whole array without a false
alarm, where an element-wise maximum would fail correct programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, overload

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from grader.sandbox.moves import Move, moved

Array: TypeAlias = NDArray[Any]
Params: TypeAlias = Mapping[str, Array]
Point: TypeAlias = dict[str, Array]

STEP = 1e-5
DRAWS = 3
REDRAWS = 6  # directions given up to kinks before the measurement itself counts as unreliable
TOGETHER = 256  # points handed over at once: enough to share the way, few enough to hold
TIE = 1e-6  # entries whose distances differ by less are equally far off
FLOOR = 1e-10  # an array whose norm is below this is compared absolutely


class Points(Sequence[Point]):
    """Points that each differ from one base in a single array.

    Attributes
    ----------
    base
        The dict that all share.
    moves
        For each point the key of its own array, and how it is moved.
    """

    def __init__(self, base: Point, moves: Iterable[tuple[str, Move]]) -> None:
        self.base = base
        self.moves = tuple(moves)

    def __len__(self) -> int:
        return len(self.moves)

    @overload
    def __getitem__(self, index: int) -> Point: ...
    @overload
    def __getitem__(self, index: slice) -> Points: ...
    def __getitem__(self, index: int | slice) -> Point | Points:
        if isinstance(index, slice):
            return Points(self.base, self.moves[index])
        name, move = self.moves[index]
        return {**self.base, name: moved(self.base[name], move)}


Losses: TypeAlias = Callable[[Points], Sequence[float]]


@dataclass(frozen=True)
class ArrayVerdict:
    """How one gradient array fared.

    Attributes
    ----------
    name
        Key of the array in `params`.
    agrees
        Whether every direction agreed.
    relative_error
        Largest difference over the directions, divided by the gradient's norm.
    """

    name: str
    agrees: bool
    relative_error: float


@dataclass(frozen=True)
class Located:
    """Where a gradient array is furthest from the measured slope.

    `relative_error` is ``norm(analytic - numeric) / max(norm(analytic), norm(numeric), floor)``.
    """

    name: str
    relative_error: float
    index: tuple[int, ...]
    analytic: float
    numeric: float
    numeric_gradient: Array


def one_by_one(loss: Callable[[Point], float]) -> Losses:
    """Return the losses at several points, of a loss that takes one."""
    return lambda points: [loss(point) for point in points]


def numerical_gradient(losses: Losses, params: Params, name: str, h: float = STEP) -> Array:
    """Return the central-difference gradient of a loss with respect to ``params[name]``.

    ``(loss(p + h) - loss(p - h)) / (2 h)`` for every element; two loss evaluations an element.
    `params` is never changed: the loss is given copies.
    """
    base = _float64(params)
    entries = base[name].ravel().tolist()
    slopes: list[float] = []
    for start in range(0, len(entries), TOGETHER // 2):
        some = enumerate(entries[start : start + TOGETHER // 2], start)
        moves = [(name, (index, entry + by)) for index, entry in some for by in (h, -h)]
        values = losses(Points(base, moves))
        slopes += [
            (up - down) / (2 * h) for up, down in zip(values[::2], values[1::2], strict=True)
        ]
    return np.array(slopes, np.float64).reshape(base[name].shape)


def _float64(params: Params) -> Point:
    return {key: np.array(value, dtype=np.float64, order="C") for key, value in params.items()}


def directional_check(
    losses: Losses,
    params: Params,
    grads: Mapping[str, Array],
    rng: Generator,
    *,
    tolerance: float = 1e-6,
    h: float = STEP,
    draws: int = DRAWS,
) -> tuple[ArrayVerdict, ...]:
    """Compare each gradient with the slope measured along random directions.

    For an array ``p`` with gradient ``g`` and a random unit direction ``d`` the measured slope
    ``(loss(p + h d) - loss(p - h d)) / (2 h)`` must equal ``sum(g * d)`` to within
    ``tolerance * norm(g)``. A direction along which the slope itself depends on the step (a ReLU
    kink lies within reach) says nothing and is drawn again.

    Parameters
    ----------
    losses
        Takes several points, each the full dict of float64 parameters; returns a number for each.
    params, grads
        Dicts with the same keys and shapes.
    rng
        Draws the directions.
    """
    slopes = _Slopes(losses, _float64(params), h)
    arrays = {name: _Checked(np.asarray(grads[name], np.float64), tolerance) for name in params}
    open_ = [(arrays[name], name) for name in arrays for _ in range(draws)]
    while open_:
        directions = [(name, one.direction(rng)) for one, name in open_]
        measured = slopes.along(directions)
        wrong = [
            index
            for index, (one, _) in enumerate(open_)
            if not one.error(directions[index][1], measured[index]) <= tolerance
        ]
        # A smooth loss has the same slope at a finer step, up to its curvature and rounding.
        finer = dict(zip(wrong, slopes.along([directions[i] for i in wrong], 0.25), strict=True))
        again = []
        for index, (one, name) in enumerate(open_):
            if index in finer and one.gives_up(measured[index], finer[index]):
                again.append((one, name))
            else:
                one.note(one.error(directions[index][1], measured[index]))
        open_ = again
    return tuple(
        ArrayVerdict(name, one.largest <= tolerance, one.largest) for name, one in arrays.items()
    )


@dataclass(frozen=True)
class _Slopes:
    """Measures how a loss rises along directions, all together."""

    losses: Losses
    base: Point
    h: float

    def along(self, directions: Sequence[tuple[str, Array]], finer: float = 1.0) -> list[float]:
        """Return the slope along each direction of one array, at a step of ``h * finer``."""
        if not directions:
            return []
        step = self.h * finer
        moves = [
            (name, self.base[name] + by * direction)
            for name, direction in directions
            for by in (step, -step)
        ]
        values = self.losses(Points(self.base, moves))
        return [
            float(up - down) / (2 * step)
            for up, down in zip(values[::2], values[1::2], strict=True)
        ]


class _Checked:
    """One gradient array, and the largest error found in it so far."""

    def __init__(self, gradient: Array, tolerance: float) -> None:
        self.largest = 0.0
        self._gradient = gradient
        self._norm = max(float(np.linalg.norm(gradient)), FLOOR)
        self._tolerance = tolerance
        self._redraws = REDRAWS

    def direction(self, rng: Generator) -> Array:
        """Draw a random unit direction."""
        drawn: Array = rng.normal(size=self._gradient.shape)
        return drawn / max(float(np.linalg.norm(drawn)), FLOOR)

    def error(self, direction: Array, slope: float) -> float:
        """Return by how much the gradient misses a slope, relative to its norm."""
        return abs(slope - float(np.sum(self._gradient * direction))) / self._norm

    def gives_up(self, slope: float, finer: float) -> bool:
        """Whether the slope depends on the step, and another direction may still be drawn."""
        moved = abs(finer - slope)
        smooth = max(self._tolerance * self._norm, 1e-7 * abs(slope), 1e-9)
        if moved <= smooth or self._redraws == 0:
            return False
        self._redraws -= 1
        return True

    def note(self, error: float) -> None:
        """Keep the error if it is the largest; one that is no number is beyond all."""
        self.largest = max(self.largest, error) if np.isfinite(error) else float("inf")


def locate(
    losses: Losses, params: Params, grads: Mapping[str, Array], name: str, h: float = STEP
) -> Located:
    """Measure one whole gradient array and return where the given one is furthest off.

    Of entries that are equally far off, it is the first.
    """
    numeric = numerical_gradient(losses, params, name, h)
    analytic = np.asarray(grads[name], dtype=np.float64)
    gap = np.abs(analytic - numeric)
    gap = np.where(np.isnan(gap), np.inf, gap)
    # Equal up to what measuring adds: else rounding, and so the processor, would choose.
    first = int(np.argmax(gap >= gap.max() * (1.0 - TIE)))
    index = tuple(int(i) for i in np.unravel_index(first, gap.shape))
    scale = max(float(np.linalg.norm(analytic)), float(np.linalg.norm(numeric)), FLOOR)
    return Located(
        name,
        float(np.linalg.norm(analytic - numeric)) / scale,
        index,
        float(analytic[index]),
        float(numeric[index]),
        numeric,
    )
