"""What is shown of an experiment: its drawings, and the table below the last of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np

from grader.experiments.problem import MAX_TEXT, ExperimentProblem, told, too_much
from grader.message import Translate

Cell: TypeAlias = str | float | int

_MAX_ROWS = 200
_MAX_COLUMNS = 20
_LARGEST_INT = 2**53  # beyond it a float, and a browser, would lose digits silently


@dataclass(frozen=True)
class Picture:
    """A drawing of an experiment, and how far it had come (0 to 1)."""

    png: bytes
    progress: float


@dataclass(frozen=True)
class Table:
    """The numbers below the last picture."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class ExperimentResult:
    """What is left of an experiment that has ended.

    Attributes
    ----------
    table
        The final numbers, if it has any to show.
    last
        Its last numbers, in the codec's bytes, where there is something to try out on them.
    """

    table: Table | None
    last: bytes = b""


@dataclass(frozen=True)
class Look:
    """How pictures are to look: the reader's words, and whether their page is dark."""

    say: Translate
    dark: bool


def picture(
    experiment: ModuleType,
    steps: Sequence[dict[str, Any]],
    controls: Mapping[str, Any],
    look: Look,
) -> bytes:
    """Return the PNG of the experiment's own drawing of these steps.

    Raises
    ------
    ExperimentProblem
        When the numbers cannot be drawn.
    """
    # Imported here: matplotlib takes longer than all the rest, and gradings need none of it.
    from grader.drawing import render  # noqa: PLC0415

    with told():
        return render(
            lambda figure: experiment.draw(figure, list(steps), dict(controls), look.say),
            dark=look.dark,
        )


def picture_of_answer(
    experiment: ModuleType,
    last: dict[str, Any],
    answer: dict[str, Any],
    controls: Mapping[str, Any],
    tries: Mapping[str, Any],
    look: Look,
) -> bytes:
    """Return the PNG of what a trained program answers to what was tried out.

    Raises
    ------
    ExperimentProblem
        When the numbers cannot be drawn.
    """
    from grader.drawing import render  # noqa: PLC0415

    with told():
        return render(
            lambda figure: experiment.draw_answer(
                figure, last, answer, dict(controls), dict(tries), look.say
            ),
            dark=look.dark,
        )


def tabulate(
    experiment: ModuleType,
    steps: Sequence[dict[str, Any]],
    controls: Mapping[str, Any],
    look: Look,
) -> Table | None:
    """Return the experiment's table, each cell a text of the experiment's or a number.

    Raises
    ------
    ExperimentProblem
        When the numbers do not make one.
    """
    make = getattr(experiment, "table", None)
    if make is None:
        return None
    with told(), np.errstate(all="ignore"):
        made = make(list(steps), dict(controls), look.say)
        if made is None:
            return None
        columns, rows = made
        if len(columns) > _MAX_COLUMNS or len(rows) > _MAX_ROWS:
            raise ExperimentProblem(too_much())
        if any(len(row) != len(columns) for row in rows):
            raise ValueError("a row of the table is longer or shorter than its head")
        return Table(
            tuple(str(column)[:MAX_TEXT] for column in columns),
            tuple(tuple(_cell(cell) for cell in row) for row in rows),
        )


def _cell(value: Any) -> Cell:
    if isinstance(value, np.generic | np.ndarray):
        value = value.item()
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INT else float(value)
    if isinstance(value, float):
        return value
    raise TypeError(f"a cell of the table is a {type(value).__name__}")
