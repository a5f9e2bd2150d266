"""Experiments: training runs in the jail, its numbers become pictures and a table out here.

The numbers come from a learner's program. They are checked and counted before anything is done
with them, and whatever drawing makes of them is turned into words.
"""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np

from grader.calls import Call, Fault
from grader.course import Entry
from grader.errors import missing_function
from grader.message import Message, Translate, message
from grader.report import Outcome
from grader.sandbox.limits import EXPERIMENT
from grader.sandbox.session import Sandbox, SandboxError, Session, StreamFault
from grader.wording import describe_fault

Cell: TypeAlias = str | float | int

_PAUSE = 1 / 3  # seconds from one picture to the next
_MAX_STEPS = 1000
_MAX_BYTES = 32 * 1024 * 1024  # of all numbers of one experiment
_MAX_DEPTH = 4
_MAX_ITEMS = 1000  # in one list or dict
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_USES = re.compile(r"\blearner\.([A-Za-z_]\w*)")
_MAX_ROWS = 200
_MAX_COLUMNS = 20
_MAX_TEXT = 200
_LARGEST_INT = 2**53  # beyond it a float, and a browser, would lose digits silently
_SEED = 0


class ExperimentProblem(Exception):  # noqa: N818 - it may be the learner's or the reader's doing
    """The experiment cannot go on; `message` says why, for the learner."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@dataclass(frozen=True)
class Picture:
    """A drawing of an experiment, and how far it had come (0 to 1)."""

    png: bytes
    progress: float


@dataclass(frozen=True)
class ExperimentResult:
    """The table below the last picture; `columns` is None when there is none."""

    columns: tuple[str, ...] | None
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Look:
    """How pictures are to look: the reader's words, and whether their page is dark."""

    say: Translate
    dark: bool


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
            message("This experiment has no control named {name}.", name=unknown[0][:_MAX_TEXT])
        )
    return {
        name: _control(control, given[name]) if name in given else control["value"]
        for name, control in declared.items()
    }


def run(
    entry: Entry,
    source: str,
    given: Mapping[str, Any],
    *,
    sandbox: Sandbox,
    look: Look,
    show: Callable[[Picture], None],
    moved: Callable[[float], None],
) -> ExperimentResult:
    """Run an experiment on a learner's program.

    Parameters
    ----------
    entry
        The exercise; it must have an experiment.
    source
        The learner's program.
    given
        Values of the controls; those not given keep what they start with.
    show
        Is called from a thread of its own with about three pictures a second, and with the last.
    moved
        Is called with the progress, 0 to 1, after each step.

    Raises
    ------
    ExperimentProblem
        When the controls, the program or its numbers do not allow to go on.
    """
    experiment = entry.experiment
    text = entry.experiment_source
    if experiment is None or text is None:
        raise ExperimentProblem(message("This exercise has no experiment."))
    controls = read_controls(experiment.CONTROLS, given)
    history = History()
    painter = _Painter(lambda steps: picture(experiment, steps, controls, look), show)
    try:
        with painter, sandbox.start(source, seed=_SEED, limits=EXPERIMENT) as session:
            for step in _steps(session, text, controls):
                moved(history.add(step))
                painter.offer(history.steps, history.progress)
    except SandboxError as error:
        raise ExperimentProblem(describe_fault(Fault(Outcome.INTERNAL_ERROR), 0.0)) from error
    if not history.steps:
        raise ExperimentProblem(message("The experiment ended without a single number."))
    show(Picture(picture(experiment, history.steps, controls, look), 1.0))
    return tabulate(experiment, history.steps, controls, look)


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
            raise ExperimentProblem(_not_numbers())
        step = {_key(name): _numbers(item, budget, 0) for name, item in value.items()}
        self._bytes = _MAX_BYTES - budget.left
        if len(self._steps) >= _MAX_STEPS:
            raise ExperimentProblem(_too_much())
        self._steps.append(step)
        told = step.get("progress")
        if isinstance(told, int | float) and math.isfinite(told):
            self.progress = min(max(float(told), self.progress), 1.0)
        return self.progress


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

    with _told():
        return render(
            lambda figure: experiment.draw(figure, list(steps), dict(controls), look.say),
            dark=look.dark,
        )


def tabulate(
    experiment: ModuleType,
    steps: Sequence[dict[str, Any]],
    controls: Mapping[str, Any],
    look: Look,
) -> ExperimentResult:
    """Return the experiment's table, each cell a text of the experiment's or a number.

    Raises
    ------
    ExperimentProblem
        When the numbers do not make one.
    """
    make = getattr(experiment, "table", None)
    if make is None:
        return ExperimentResult(None, ())
    with _told(), np.errstate(all="ignore"):
        made = make(list(steps), dict(controls), look.say)
        if made is None:
            return ExperimentResult(None, ())
        columns, rows = made
        if len(columns) > _MAX_COLUMNS or len(rows) > _MAX_ROWS:
            raise ExperimentProblem(_too_much())
        if any(len(row) != len(columns) for row in rows):
            raise ValueError("a row of the table is longer or shorter than its head")
        return ExperimentResult(
            tuple(str(column)[:_MAX_TEXT] for column in columns),
            tuple(tuple(_cell(cell) for cell in row) for row in rows),
        )


class _Budget:
    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise ExperimentProblem(_too_much())


class _Painter:
    """Draws the newest steps in a thread of its own, so that the stream never waits for it."""

    def __init__(
        self, draw: Callable[[list[dict[str, Any]]], bytes], show: Callable[[Picture], None]
    ) -> None:
        self._draw = draw
        self._show = show
        self._changed = threading.Condition()
        self._newest: tuple[list[dict[str, Any]], float] | None = None
        self._over = False
        self._thread = threading.Thread(target=self._work, name="painter", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._over = True
            self._changed.notify()
        self._thread.join()

    def offer(self, steps: list[dict[str, Any]], progress: float) -> None:
        """Let these steps be drawn next, in place of any that are still waiting."""
        with self._changed:
            self._newest = (steps, progress)
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._over or self._newest is not None)
                if self._over or self._newest is None:
                    return
                steps, progress = self._newest
                self._newest = None
            started = time.monotonic()
            with suppress(ExperimentProblem):  # the first numbers may not be drawable yet
                self._show(Picture(self._draw(steps), progress))
            took = time.monotonic() - started
            with self._changed:
                # At least as long a rest as the work was: half a core is enough for pictures.
                self._changed.wait_for(lambda: self._over, max(_PAUSE - took, took))
                if self._over:
                    return


def _steps(session: Session, text: str, controls: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what the experiment yields, and put into words why it stops early."""
    if session.loaded.fault is not None:
        raise ExperimentProblem(describe_fault(session.loaded.fault, EXPERIMENT.call_seconds))
    for name in dict.fromkeys(_USES.findall(text)):
        if name not in session.loaded.names:
            raise ExperimentProblem(missing_function(name, session.loaded.functions))
    try:
        yield from session.stream(text, dict(controls))
    except StreamFault as stopped:
        raise ExperimentProblem(_why(stopped.fault)) from None


def _why(fault: Fault) -> Message:
    if fault.outcome is Outcome.TIMEOUT:
        return message(
            "Time-out: the experiment did not finish within {seconds} seconds. Fewer epochs may "
            "do, or look for a loop that never ends.",
            seconds=f"{EXPERIMENT.total_seconds:g}",
        )
    # The call that failed is the experiment's, of the learner's function that raised.
    call = Call(fault.frames[0].function) if fault.frames else None
    return describe_fault(fault, EXPERIMENT.total_seconds, call)


def _control(control: Mapping[str, Any], value: Any) -> Any:
    kind, label = control["kind"], Message(control["label"])
    if kind == "choice":
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
    return str(value)[:_MAX_TEXT] if isinstance(value, str | int | float) else type(value).__name__


def _key(name: Any) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ExperimentProblem(_not_numbers())
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
    raise ExperimentProblem(_not_numbers())


def _cell(value: Any) -> Cell:
    if isinstance(value, np.generic | np.ndarray):
        value = value.item()
    if isinstance(value, str):
        return value[:_MAX_TEXT]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INT else float(value)
    if isinstance(value, float):
        return value
    raise TypeError(f"a cell of the table is a {type(value).__name__}")


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever hostile numbers do to our own drawing code into words."""
    try:
        yield
    except ExperimentProblem:
        raise
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        raise ExperimentProblem(
            message(
                "The numbers your code returned could not be drawn: {error}",
                error=text[:_MAX_TEXT],
            )
        ) from error


def _not_numbers() -> Message:
    return message(
        "Your code returned something that is not made of numbers, so there is nothing to draw."
    )


def _too_much() -> Message:
    return message(
        "Your code returned far more numbers than can be drawn. Look at the shapes of what your "
        "functions return."
    )
