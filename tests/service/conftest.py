"""A small course of one exercise, whose experiment does whatever the learner's code makes of it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from grader.service import Service

FILES = {
    "exercises/course.toml": """
        title = "Toys"
        [[chapters]]
        slug = "toys"
        title = "Toys"
        about = "For tests."
        [[chapters.exercises]]
        slug = "twice"
        points = 2
        requires = []
        [[chapters.exercises]]
        slug = "plain"
        points = 2
        requires = []
        """,
    "exercises/toys/twice/experiment.py": """
        import numpy as np

        from grader.plots import matrix

        CONTROLS = {
            "steps": {"kind": "integer", "label": "Steps", "min": 1, "max": 100000, "value": 5},
            "scale": {"kind": "slider", "label": "Scale", "min": 0.0, "max": 2.0, "step": 0.5,
                      "value": 1.0},
            "colour": {"kind": "choice", "label": "Colour", "options": ["C0", "C1"],
                       "value": "C0"},
        }
        TRY = {"drawn": {"kind": "pixels", "label": "Draw", "rows": 2, "columns": 3, "levels": 2}}


        def train(learner, steps, scale, colour):
            for step in range(1, steps + 1):
                y = learner.twice(np.arange(4.0) * scale)
                yield {"progress": step / steps, "y": y}


        def draw(figure, history, controls, say):
            axes = figure.add_subplot()
            axes.plot(np.arange(4), history[-1]["y"], color=controls["colour"])
            axes.set_title(say("Learning rate"))


        def answer(learner, last, controls, tries):
            return {"doubled": learner.twice(tries["drawn"]), "trained": last["y"]}


        def draw_answer(figure, last, answer, controls, tries, say):
            heat = answer["doubled"] + np.sum(answer["trained"]) * controls["scale"]
            matrix(figure.add_subplot(), heat)


        def table(history, controls, say):
            y = history[-1]["y"]
            return [say("input"), "y"], [[i, float(y[i])] for i in range(4)]
        """,
}
TASK = "# {slug}\nTwice as much.\n## Hints\n1. Double it.\n"
STUB = "def twice(x):\n    raise NotImplementedError\n"
SOLUTION = 'def twice(x):\n    """Return twice x."""\n    return 2 * x\n'
CHECKS = """
import numpy as np
from grader.declare import Exercise, expect
from . import solution

exercise = Exercise(functions=["twice"])

@exercise.check("twice(x) is 2 x", points=2)
def values(submission, rng):
    x = rng.normal(size=(3, 2))
    expect(submission.twice(x), equals=solution.twice(x))
"""
MISTAKES = """
from grader.declare import mistake

@mistake
def twice__thrice(x):
    \"\"\"That is three times.\"\"\"
    return 3 * x
"""


@pytest.fixture(scope="session")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small course."""
    root = tmp_path_factory.mktemp("toys")
    files = dict(FILES)
    for slug in ("twice", "plain"):
        files |= {
            f"exercises/toys/{slug}/task.md": TASK.format(slug=slug),
            f"exercises/toys/{slug}/stub.py": STUB,
            f"reference/toys/{slug}/solution.py": SOLUTION,
            f"reference/toys/{slug}/checks.py": CHECKS,
            f"reference/toys/{slug}/mistakes.py": MISTAKES,
        }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def service(toys: Path) -> Iterator[Service]:
    """A service that the tests of a module share; none of them may leave it unfit."""
    running = Service(workers=2, root=toys)
    yield running
    running.close()


@pytest.fixture
def make_service(toys: Path) -> Iterator[Callable[..., Service]]:
    """Make services that end with the test."""
    made: list[Service] = []

    def make(**settings: object) -> Service:
        made.append(Service(**{"root": toys, **settings}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def workers() -> Callable[[], list[psutil.Process]]:
    """List the worker processes of this one."""

    def find() -> list[psutil.Process]:
        found = []
        for child in psutil.Process().children():
            try:
                if "grader.worker" in child.cmdline():
                    found.append(child)
            except psutil.NoSuchProcess:
                continue
        return found

    return find
