"""Medians and ratios of one run: ``python tests/benchmarks/run.py [--rounds N] [--json]``.

Nothing here passes or fails: figures depend on the machine, so each is set beside a floor that is
measured in the same run, in turn with it, and only the ratios travel.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grader.calls import Call
from grader.course import Entry, load_course
from grader.grading import grade
from grader.sandbox.session import Sandbox


@dataclass(frozen=True)
class Figure:
    """One measured thing: its median in milliseconds, beside the floor of the same run."""

    name: str
    milliseconds: float
    floor: str = ""
    ratio: float | None = None
    target: str = ""


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of `work` in milliseconds, after one round that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def in_turn(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the medians of several things measured in turn, so that drift meets them all."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) * 1000 for name, values in times.items()}


def python(*arguments: str) -> None:
    """Run a fresh Python to its end."""
    subprocess.run([sys.executable, *arguments], check=False, capture_output=True)


def grading(entry: Entry, source: str, sandbox: Sandbox) -> Callable[[], object]:
    """Return one full grading as something to time; every round has a seed of its own."""
    seeds = iter(range(10**9))
    return lambda: grade(entry, source, seed=next(seeds), sandbox=sandbox)


def measure(rounds: int) -> list[Figure]:
    """Measure everything once."""
    course = load_course()
    sigmoid, backward = course.find("sigmoid"), course.find("two_layer_backward")
    figures = []
    with Sandbox() as sandbox:
        warm = in_turn(
            {
                "sigmoid, right": grading(sigmoid, sigmoid.solution_source, sandbox),
                "sigmoid, wrong, with diagnosis": grading(
                    sigmoid, sigmoid.mistakes[0].source, sandbox
                ),
                "two_layer_backward, right": grading(backward, backward.solution_source, sandbox),
                "two_layer_backward, wrong, with diagnosis": grading(
                    backward, backward.mistakes[0].source, sandbox
                ),
            },
            rounds,
        )
        # By itself: beside a grading it would share the zygote with the next one's child.
        floor = median_ms(sandbox.ping, rounds)
        figures.append(Figure("empty fork-and-reply", floor))
        for name, value in warm.items():
            target = "at most 4x" if name.startswith("sigmoid") else ""
            figures.append(Figure(name, value, "empty fork-and-reply", value / floor, target))
        figures.append(round_trip(sigmoid, sandbox, rounds))
        figures += cold(sigmoid, sandbox, rounds)
    return figures


def round_trip(entry: Entry, sandbox: Sandbox, rounds: int) -> Figure:
    """Measure one jailed call of a function that does nothing, in a running child."""
    with sandbox.start("def f(x):\n    return x\n", seed=1) as session:
        call = Call("f", (np.zeros(10),))
        return Figure("one jailed call", median_ms(lambda: session.call(call), rounds * 20))


def cold(entry: Entry, sandbox: Sandbox, rounds: int) -> list[Figure]:
    """Measure what a fresh process costs, beside a warm grading in the same turns."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sigmoid.py"
        file.write_text(entry.solution_source, encoding="utf-8")
        warm = grading(entry, entry.solution_source, sandbox)
        gradings: list[float] = []
        medians = in_turn(
            {
                # Ten, so that it is warm again after the others have had the machine.
                "warm": lambda: gradings.append(median_ms(warm, 10)),
                "numpy": lambda: python("-c", "import numpy"),
                "check": lambda: python("-m", "grader.cli", "check", entry.id, str(file)),
            },
            max(rounds // 10, 5),
        )
    floor = statistics.median(gradings)
    return [
        Figure(
            "a fresh Python that only imports NumPy",
            medians["numpy"],
            "warm sigmoid grading",
            medians["numpy"] / floor,
            "at least 8x",
        ),
        Figure("grader check, cold", medians["check"], target="under 1000 ms"),
    ]


def main() -> None:
    """Print the figures as a table or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.rounds)
    if options.json:
        print(json.dumps([vars(figure) for figure in figures], indent=2))
        return
    for figure in figures:
        beside = f"{figure.ratio:6.2f}x {figure.floor}" if figure.ratio else ""
        print(f"{figure.name:45} {figure.milliseconds:9.3f} ms  {beside:35} {figure.target}")


if __name__ == "__main__":
    main()
