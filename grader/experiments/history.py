"""The numbers that an experiment yields, checked and counted before anything is done with them."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

from grader.experiments.problem import ExperimentProblem, not_numbers, too_much

_MAX_STEPS = 1000
_MAX_BYTES = 32 * 1024 * 1024  # of all numbers of one experiment
_MAX_DEPTH = 4
_MAX_ITEMS = 1000  # in one list or dict
_LARGEST_INT = 2**53  # beyond it a float, and a browser, would lose digits silently
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


class History:
    """All steps that came back, within bounds."""

    def __init__(self) -> None:
        self._steps: list[dict[str, Any]] = []
        self._bytes = 0
        self.progress = 0.0

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps so far, in a list of the caller's own."""
        return list(self._steps)

    def add(self, value: Any) -> float:
        """Keep a step and return the progress, 0 to 1, which never goes back.

        Raises
        ------
        ExperimentProblem
            When it is not a dict of numbers and arrays, or there are too many.
        """
        budget = _Budget(_MAX_BYTES - self._bytes)
        if not isinstance(value, dict):
            raise ExperimentProblem(not_numbers())
        step = {_key(name): _numbers(item, budget, 0) for name, item in value.items()}
        self._bytes = _MAX_BYTES - budget.left
        if len(self._steps) >= _MAX_STEPS:
            raise ExperimentProblem(too_much())
        self._steps.append(step)
        told = step.get("progress")
        if isinstance(told, int | float) and math.isfinite(told):
            self.progress = min(max(float(told), self.progress), 1.0)
        return self.progress


class _Budget:
    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise ExperimentProblem(too_much())


def _key(name: Any) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ExperimentProblem(not_numbers())
    return name


def _numbers(value: Any, budget: _Budget, depth: int) -> Any:
    """Return `value` if it is made of numbers only."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool | float) or (isinstance(value, int) and abs(value) <= _LARGEST_INT):
        budget.take(8)
        return value
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        budget.take(value.nbytes + 64)
        return value
    if depth < _MAX_DEPTH and isinstance(value, tuple | list | dict) and len(value) <= _MAX_ITEMS:
        budget.take(64)
        if isinstance(value, dict):
            return {_key(key): _numbers(item, budget, depth + 1) for key, item in value.items()}
        return [_numbers(item, budget, depth + 1) for item in value]
    raise ExperimentProblem(not_numbers())
