"""Training runs in the jail, on the learner's functions; its numbers are drawn out here."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from grader.calls import Call, Fault
from grader.course import Entry
from grader.errors import missing_function
from grader.experiments.history import History
from grader.experiments.in_jail import ANSWER, TRAIN, for_the_jail
from grader.experiments.problem import ExperimentProblem
from grader.experiments.settings import read_controls, with_data
from grader.experiments.showing import (
    ExperimentResult,
    Look,
    Picture,
    picture,
    picture_of_answer,
    tabulate,
)
from grader.message import Message, message
from grader.report import Outcome
from grader.sandbox.codec import decode, encode
from grader.sandbox.limits import ANSWERING, EXPERIMENT, Limits
from grader.sandbox.session import Sandbox, SandboxError, Session, StreamFault
from grader.wording import describe_fault

_PAUSE = 1 / 3  # seconds from one picture to the next
_USES = re.compile(r"\blearner\.([A-Za-z_]\w*)")
_SEED = 0


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
    experiment = _experiment(entry)
    controls = read_controls(experiment.CONTROLS, given)
    handed = with_data(experiment.CONTROLS, controls, entry.root)
    history = History()
    painter = _Painter(lambda steps: picture(experiment, steps, controls, look), show)
    with painter, _program(entry, source, sandbox, EXPERIMENT) as program:
        for step in program.ask(TRAIN, **handed):
            moved(history.add(step))
            painter.offer(history.steps, history.progress)
    steps = history.steps
    if not steps:
        raise ExperimentProblem(_nothing())
    show(Picture(picture(experiment, steps, controls, look), 1.0))
    table = tabulate(experiment, steps, controls, look)
    return ExperimentResult(table, encode(steps[-1]) if hasattr(experiment, "TRY") else b"")


def answer(
    entry: Entry,
    source: str,
    given: Mapping[str, Any],
    tried: Mapping[str, Any],
    last: bytes,
    *,
    sandbox: Sandbox,
    look: Look,
) -> Picture:
    """Let a trained program answer what a learner tries out, without training it again.

    Parameters
    ----------
    source, given
        The program and the controls that `run` was given.
    tried
        Values of the experiment's ``TRY`` controls.
    last
        What `run` returned as `ExperimentResult.last`.

    Raises
    ------
    ExperimentProblem
        When there is nothing to try, or the program's answer does not allow to go on.
    """
    experiment = _experiment(entry)
    controls = read_controls(experiment.CONTROLS, given)
    tries = read_controls(getattr(experiment, "TRY", {}), tried)
    if not tries or not last:
        raise ExperimentProblem(message("There is nothing to try out in this experiment."))
    state = decode(last)
    answers = History()
    with _program(entry, source, sandbox, ANSWERING) as program:
        for made in program.ask(ANSWER, state, controls, tries):
            answers.add(made)
    return Picture(
        picture_of_answer(experiment, state, answers.steps[-1], controls, tries, look), 1.0
    )


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


@dataclass(frozen=True)
class _Program:
    """A learner's program in the jail, and the text of the experiment that uses it."""

    session: Session
    text: str

    def ask(self, function: str, /, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Yield what a function of the experiment yields, and put into words why it stops."""
        loaded = self.session.loaded
        if loaded.fault is not None:
            raise ExperimentProblem(describe_fault(loaded.fault, EXPERIMENT.call_seconds))
        for name in dict.fromkeys(_USES.findall(self.text)):
            if name not in loaded.names:
                raise ExperimentProblem(missing_function(name, loaded.functions))
        try:
            yield from self.session.stream(self.text, function, *args, **kwargs)
        except StreamFault as stopped:
            raise ExperimentProblem(_why(stopped.fault)) from None


@contextmanager
def _program(entry: Entry, source: str, sandbox: Sandbox, limits: Limits) -> Iterator[_Program]:
    text = for_the_jail(entry.experiment_source or "")
    try:
        with sandbox.start(source, seed=_SEED, limits=limits) as session:
            yield _Program(session, text)
    except SandboxError as error:
        raise ExperimentProblem(describe_fault(Fault(Outcome.INTERNAL_ERROR), 0.0)) from error


def _experiment(entry: Entry) -> ModuleType:
    if entry.experiment is None:
        raise ExperimentProblem(message("This exercise has no experiment."))
    return entry.experiment


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


def _nothing() -> Message:
    return message("The experiment ended without a single number.")
