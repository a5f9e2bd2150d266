"""Promise: the experiment runs in the jail on the solution, and draws what it yields."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from grader.course import Entry
from grader.experiments import ExperimentProblem, History, Look, picture, tabulate
from grader.i18n import translator
from grader.message import Translate
from grader.sandbox.limits import EXPERIMENT
from grader.sandbox.session import Sandbox, StreamFault
from grader.verify.lessons import IsTranslated
from grader.verify.problem import Problem

MOST_FRAMES = 150
MOST_NUMBERS = 10_000  # of one frame
_BOUNDED = frozenset({"kind", "label", "min", "max", "value"})
_KINDS: Mapping[str, frozenset[str]] = {
    "slider": _BOUNDED | {"step"},
    "integer": _BOUNDED,
    "choice": frozenset({"kind", "label", "options", "value"}),
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
    wrong = [*_controls(experiment.CONTROLS)]
    if wrong:
        yield from (Problem(where, text) for text in wrong)
        return
    controls = {name: control["value"] for name, control in experiment.CONTROLS.items()}
    try:
        steps = _train(entry, source, controls, sandbox)
    except (StreamFault, ExperimentProblem) as fault:
        yield Problem(where, f"does not run on the solution: {fault}")
        return
    wrong = [*_frames(steps)]
    for language in languages:
        wrong += _shown(experiment, steps, controls, language, is_translated)
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
        elif kind == "choice":
            if control["value"] not in control["options"]:
                yield f"control {name}: its value is not one of its options"
        elif not control["min"] <= control["value"] <= control["max"]:
            yield f"control {name}: its value is not between min and max"
        elif kind == "integer" and not isinstance(control["value"], int):
            yield f"control {name}: its value is not a whole number"


def _train(
    entry: Entry, source: str, controls: Mapping[str, Any], sandbox: Sandbox
) -> list[dict[str, Any]]:
    history = History()
    with sandbox.start(entry.solution_source, seed=0, limits=EXPERIMENT) as session:
        for step in session.stream(source, controls):
            history.add(step)
    return history.steps


def _frames(steps: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not 1 <= len(steps) <= MOST_FRAMES:
        yield f"train yields {len(steps)} times; from 1 to {MOST_FRAMES} are drawn"
        return
    progress = [float(step.get("progress", -1.0)) for step in steps]
    if sorted(progress) != progress or progress[0] < 0 or abs(progress[-1] - 1) > 1e-9:
        yield "its progress does not rise from 0 to 1"
    largest = max(sum(np.size(value) for value in step.values()) for step in steps)
    if largest > MOST_NUMBERS:
        yield f"one step holds {largest} numbers; {MOST_NUMBERS} are sent quickly"


def _shown(
    experiment: ModuleType,
    steps: Sequence[dict[str, Any]],
    controls: Mapping[str, Any],
    language: str,
    is_translated: IsTranslated,
) -> Iterator[str]:
    said: dict[str, None] = {}
    look = Look(_overheard(translator(language), said), dark=False)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always", UserWarning)  # what matplotlib complains with
            picture(experiment, steps[:1], controls, look)
            picture(experiment, steps, controls, look)
            tabulate(experiment, steps, controls, look)
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
