"""What a learner may set of an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from grader.data import DataError, load
from grader.experiments.problem import MAX_TEXT, ExperimentProblem
from grader.message import Message, message


def read_controls(
    declared: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a value for every declared control: the given one, or the one it starts with.

    Raises
    ------
    ExperimentProblem
        When one is given that is not declared, or a value is not one the control can have.
    """
    unknown = sorted(str(name) for name in given if name not in declared)
    if unknown:
        raise ExperimentProblem(
            message("This experiment has no control named {name}.", name=unknown[0][:MAX_TEXT])
        )
    return {
        name: _control(control, given[name]) if name in given else _starting_value(control)
        for name, control in declared.items()
    }


def _starting_value(control: Mapping[str, Any]) -> Any:
    """Return what a control starts with; a grid to draw on starts blank."""
    if control["kind"] == "pixels":
        return np.zeros((control["rows"], control["columns"]))
    return control["value"]


def with_data(
    declared: Mapping[str, Mapping[str, Any]], controls: Mapping[str, Any], root: Path
) -> dict[str, Any]:
    """Return the controls with each data set itself in the place of its name.

    Raises
    ------
    ExperimentProblem
        When a data set is not on this machine.
    """
    return {
        name: _data(value, root) if declared[name]["kind"] == "data" else value
        for name, value in controls.items()
    }


def _data(name: str, root: Path) -> dict[str, Any]:
    try:
        found = load(name, root)
    except DataError as error:
        raise ExperimentProblem(error.message) from error
    return {**found.arrays, "top": found.top}


def _pixels(control: Mapping[str, Any], label: Message, value: Any) -> np.ndarray[Any, Any]:
    rows, columns = control["rows"], control["columns"]
    try:
        drawn = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        drawn = np.empty(0)
    if drawn.shape != (rows, columns) or not np.all((drawn >= 0) & (drawn <= 1)):
        raise ExperimentProblem(
            message(
                "{label} is a grid of {rows} by {columns} numbers from 0 to 1.",
                label=label,
                rows=rows,
                columns=columns,
            )
        )
    return drawn


def _control(control: Mapping[str, Any], value: Any) -> Any:
    kind, label = control["kind"], Message(control["label"])
    if kind == "pixels":
        return _pixels(control, label, value)
    if kind in ("choice", "data"):
        if isinstance(value, str) and value in control["options"]:
            return value
        raise ExperimentProblem(
            message("{label} cannot be {value}.", label=label, value=_shown(value))
        )
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not control["min"] <= value <= control["max"]
        or (kind == "integer" and not is_whole)
    ):
        raise ExperimentProblem(
            message(
                "{label} goes from {min} to {max}; it cannot be {value}.",
                label=label,
                min=control["min"],
                max=control["max"],
                value=_shown(value),
            )
        )
    return int(value) if kind == "integer" else float(value)


def _shown(value: Any) -> str:
    return str(value)[:MAX_TEXT] if isinstance(value, str | int | float) else type(value).__name__
