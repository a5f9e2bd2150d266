"""Central differences: the slope of a loss, measured (pure).

Step and tolerances as measured for float64: ``h = 1e-5`` balances truncation against rounding,
and a comparison relative to an array's norm sees a 1e-6 error in a whole array without a false
alarm, where an element-wise maximum would fail correct programs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Params: TypeAlias = Mapping[str, Array]
Loss: TypeAlias = Callable[[dict[str, Array]], float]

STEP = 1e-5
DRAWS = 3
REDRAWS = 6  # directions given up to kinks before the measurement itself counts as unreliable
FLOOR = 1e-10  # an array whose norm is below this is compared absolutely


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


def numerical_gradient(loss: Loss, params: Params, name: str, h: float = STEP) -> Array:
    """Return the central-difference gradient of `loss` with respect to ``params[name]``.

    ``(loss(p + h) - loss(p - h)) / (2 h)`` for every element; two loss evaluations an element.
    `params` is never changed: the loss is given copies.
    """
    base = {key: np.array(value, dtype=np.float64) for key, value in params.items()}
    gradient = np.empty_like(base[name])
    for index in np.ndindex(gradient.shape):
        gradient[index] = (
            _loss_moved(loss, base, name, index, h) - _loss_moved(loss, base, name, index, -h)
        ) / (2 * h)
    return gradient


def _loss_moved(
    loss: Loss, base: Mapping[str, Array], name: str, index: tuple[int, ...], by: float
) -> float:
    moved = base[name].copy()
    moved[index] += by
    return float(loss({**base, name: moved}))


def directional_check(
    loss: Loss,
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
    loss
        Takes the full dict of float64 parameters, returns one number.
    params, grads
        Dicts with the same keys and shapes.
    rng
        Draws the directions.
    """
    base = {key: np.array(value, dtype=np.float64) for key, value in params.items()}

    def verdict(name: str) -> ArrayVerdict:
        def slope(direction: Array, step: float) -> float:
            up = float(loss({**base, name: base[name] + step * direction}))
            down = float(loss({**base, name: base[name] - step * direction}))
            return (up - down) / (2 * step)

        gradient = np.asarray(grads[name], dtype=np.float64)
        error = _largest_error(slope, gradient, rng, tolerance=tolerance, h=h, draws=draws)
        return ArrayVerdict(name, error <= tolerance, error)

    return tuple(verdict(name) for name in base)


def _largest_error(
    slope: Callable[[Array, float], float],
    gradient: Array,
    rng: Generator,
    *,
    tolerance: float,
    h: float,
    draws: int,
) -> float:
    norm = max(float(np.linalg.norm(gradient)), FLOOR)
    largest, done, redrawn = 0.0, 0, 0
    while done < draws:
        direction = rng.normal(size=gradient.shape)
        direction /= max(float(np.linalg.norm(direction)), FLOOR)
        measured = slope(direction, h)
        error = abs(measured - float(np.sum(gradient * direction))) / norm
        if not error <= tolerance and redrawn < REDRAWS:
            # A smooth loss gives the same slope at a finer step, up to its curvature and rounding.
            moved = abs(slope(direction, h / 4) - measured)
            if moved > max(tolerance * norm, 1e-7 * abs(measured), 1e-9):
                redrawn += 1
                continue
        largest = max(largest, error) if np.isfinite(error) else float("inf")
        done += 1
    return largest


def locate(
    loss: Loss, params: Params, grads: Mapping[str, Array], name: str, h: float = STEP
) -> Located:
    """Measure one whole gradient array and return where the given one is furthest off."""
    numeric = numerical_gradient(loss, params, name, h)
    analytic = np.asarray(grads[name], dtype=np.float64)
    gap = np.abs(analytic - numeric)
    gap = np.where(np.isnan(gap), np.inf, gap)
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(gap)), gap.shape))
    scale = max(float(np.linalg.norm(analytic)), float(np.linalg.norm(numeric)), FLOOR)
    return Located(
        name,
        float(np.linalg.norm(analytic - numeric)) / scale,
        index,
        float(analytic[index]),
        float(numeric[index]),
        numeric,
    )
