"""Which picture helps with a finding, as plain numbers for whoever draws it (pure)."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from grader.asking import Finding
from grader.report import Cells, Curve

Array: TypeAlias = np.ndarray[Any, Any]

_MOST_POINTS, _MOST_CELLS = 200, 400
_FEWEST_POINTS, _FEWEST_CELLS = 4, 2


def picture_of(finding: Finding) -> Curve | Cells | None:
    """Return the picture that shows what a sentence cannot, if there is one.

    A function that works element by element is drawn as a curve over its input, beside the right
    one. A matrix, or a gradient, is drawn as cells, each as dark as it is wrong.
    """
    if finding.located is not None:
        name = finding.located.name
        return _cells(np.asarray(finding.actual[name]), finding.located.numeric_gradient)
    mismatch = finding.mismatch
    if mismatch is None or mismatch.kind not in ("value", "nan", "infinite"):
        return None
    actual, expected = mismatch.actual, mismatch.expected
    if not (isinstance(actual, np.ndarray) and isinstance(expected, np.ndarray)):
        return None
    inputs = [one for one in finding.call.args if isinstance(one, np.ndarray)]
    if len(inputs) == len(finding.call.args) == 1 and inputs[0].shape == expected.shape:
        return _curve(inputs[0], actual, expected)
    return _cells(actual, expected)


def _curve(x: Array, actual: Array, expected: Array) -> Curve | None:
    if not _FEWEST_POINTS <= x.size <= _MOST_POINTS:
        return None
    order = np.argsort(x, axis=None, kind="stable")
    flat = [np.asarray(one, np.float64).ravel()[order] for one in (x, actual, expected)]
    if not np.all(np.isfinite(flat[0])):
        return None
    return Curve(*(tuple(_number(value) for value in one) for one in flat))


def _cells(actual: Array, expected: Array) -> Cells | None:
    if expected.ndim not in (1, 2) or not _FEWEST_CELLS <= expected.size <= _MOST_CELLS:
        return None
    a = np.atleast_2d(np.asarray(actual, np.float64))
    e = np.atleast_2d(np.asarray(expected, np.float64))
    with np.errstate(all="ignore"):
        scale = float(np.max(np.abs(e[np.isfinite(e)]), initial=0.0)) or 1.0
        error = np.abs(a - e) / scale
    # What is no number is as wrong as can be.
    error = np.where(np.isfinite(error), np.minimum(error, 1.0), 1.0)
    return Cells(tuple(tuple(float(f"{value:.3g}") for value in row) for row in error))


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None
