"""Promise: the experiment runs in the jail on the solution, and draws what it yields."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from grader.course import Entry
from grader.experiments import (
    ExperimentProblem,
    History,
    Look,
    for_the_jail,
    picture,
    picture_of_answer,
    read_controls,
    tabulate,
    with_data,
)
from grader.experiments.in_jail import ANSWER, TRAIN
from grader.i18n import translator
from grader.message import Translate
from grader.sandbox.limits import ANSWERING, EXPERIMENT
from grader.sandbox.session import Sandbox, StreamFault
from grader.verify.lessons import IsTranslated
from grader.verify.problem import Problem

MOST_FRAMES = 150
MOST_NUMBERS = 10_000  # of one frame
MOST_LAST_NUMBERS = 200_000  # of the last, which may hold all that was learned
_BOUNDED = frozenset({"kind", "label", "min", "max", "value"})
_KINDS: Mapping[str, frozenset[str]] = {
    "slider": _BOUNDED | {"step"},
    "integer": _BOUNDED,
    "choice": frozenset({"kind", "label", "options", "value"}),
    "data": frozenset({"kind", "label", "options", "value"}),
    "pixels": frozenset({"kind", "label", "rows", "columns", "levels"}),
}


def check_experiment(
    entry: Entry, sandbox: Sandbox, languages: Sequence[str], is_translated: IsTranslated
) -> Iterator[Problem]:
    """Yield what is wrong with the experiment of an exercise, if it has one."""
    experiment, source = entry.experiment, entry.experiment_source
    if experiment is None or source is None:
        return
    where = f"{entry.id}, experiment.py"
    missing = [
        name for name in ("CONTROLS", "train", "draw", "table") if not hasattr(experiment, name)
    ]
    if missing:
        yield Problem(where, f"does not define {', '.join(missing)}")
        return
    tried: Mapping[str, Mapping[str, Any]] = getattr(experiment, "TRY", {})
    wrong = [*_controls(experiment.CONTROLS), *_controls(tried)]
    if wrong:
        yield from (Problem(where, text) for text in wrong)
        return
    controls = read_controls(experiment.CONTROLS, {})
    tries = read_controls(tried, {})
    try:
        steps = _train(entry, source, controls, sandbox)
        answer = _answer(entry, source, steps, controls, tries, sandbox) if tries else None
    except (StreamFault, ExperimentProblem) as fault:
        yield Problem(where, f"does not run on the solution: {fault}")
        return
    wrong = [*_frames(steps)]
    if not steps:
        languages = ()
    for language in languages:
        shown = _Shown(experiment, steps, controls, tries, answer)
        wrong += _said(shown, language, is_translated)
    for text in dict.fromkeys(wrong):
        yield Problem(where, text)


def _controls(controls: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, control in controls.items():
        kind = control.get("kind")
        needed = _KINDS.get(str(kind))
        if not name.isidentifier() or needed is None:
            yield f"control {name} is of no known kind: {kind!r}"
            continue
        optional = {"step"} if kind == "integer" else set()
        if not needed <= control.keys() <= needed | optional:
            yield f"control {name} needs the keys {', '.join(sorted(needed))}"
        elif kind == "pixels":
            continue
        elif kind in ("choice", "data"):
            if control["value"] not in control["options"]:
                yield f"control {name}: its value is not one of its options"
        elif not control["min"] <= control["value"] <= control["max"]:
            yield f"control {name}: its value is not between min and max"
        elif kind == "integer" and not isinstance(control["value"], int):
            yield f"control {name}: its value is not a whole number"


def _train(
    entry: Entry, source: str, controls: Mapping[str, Any], sandbox: Sandbox
) -> list[dict[str, Any]]:
    assert entry.experiment is not None
    handed = with_data(entry.experiment.CONTROLS, controls, entry.root)
    history = History()
    with sandbox.start(entry.solution_source, seed=0, limits=EXPERIMENT) as session:
        for step in session.stream(for_the_jail(source), TRAIN, **handed):
            history.add(step)
    return history.steps


def _answer(
    entry: Entry,
    source: str,
    steps: Sequence[dict[str, Any]],
    controls: Mapping[str, Any],
    tries: Mapping[str, Any],
    sandbox: Sandbox,
) -> dict[str, Any] | None:
    answers = History()
    asked = (steps[-1], dict(controls), dict(tries)) if steps else ()
    with sandbox.start(entry.solution_source, seed=0, limits=ANSWERING) as session:
        for made in session.stream(for_the_jail(source), ANSWER, *asked):
            answers.add(made)
    return answers.steps[-1] if answers.steps else None


def _frames(steps: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not 1 <= len(steps) <= MOST_FRAMES:
        yield f"train yields {len(steps)} times; from 1 to {MOST_FRAMES} are drawn"
        return
    progress = [float(step.get("progress", -1.0)) for step in steps]
    if sorted(progress) != progress or progress[0] < 0 or abs(progress[-1] - 1) > 1e-9:
        yield "its progress does not rise from 0 to 1"
    *passing, last = (sum(np.size(value) for value in step.values()) for step in steps)
    largest = max(passing, default=0)
    if last > MOST_LAST_NUMBERS:
        yield f"the last step holds {last} numbers; {MOST_LAST_NUMBERS} are kept"
    if largest > MOST_NUMBERS:
        yield f"one step holds {largest} numbers; {MOST_NUMBERS} are sent quickly"


@dataclass(frozen=True)
class _Shown:
    """All that is drawn of an experiment, and from what."""

    experiment: ModuleType
    steps: Sequence[dict[str, Any]]
    controls: Mapping[str, Any]
    tries: Mapping[str, Any]
    answer: dict[str, Any] | None

    def draw(self, look: Look) -> None:
        """Draw the first picture, the last, the answer to what is tried out, and the table."""
        picture(self.experiment, self.steps[:1], self.controls, look)
        picture(self.experiment, self.steps, self.controls, look)
        tabulate(self.experiment, self.steps, self.controls, look)
        if self.answer is not None:
            told = self.steps[-1], self.answer, self.controls, self.tries
            picture_of_answer(self.experiment, *told, look)


def _said(shown: _Shown, language: str, is_translated: IsTranslated) -> Iterator[str]:
    said: dict[str, None] = {}
    look = Look(_overheard(translator(language), said), dark=False)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always", UserWarning)  # what matplotlib complains with
            shown.draw(look)
    except ExperimentProblem as problem:
        yield f"cannot be shown ({language}): {problem}"
        return
    for text in dict.fromkeys(
        str(warning.message) for warning in warned if warning.category is UserWarning
    ):
        yield f"drawing warns ({language}): {text}"
    for text in said:
        if not is_translated(text, language):
            yield f"says, not translated ({language}): {text!r}"


def _overheard(translate: Translate, said: dict[str, None]) -> Callable[[str], str]:
    def say(text: str) -> str:
        said[text] = None
        return translate(text)

    return say
