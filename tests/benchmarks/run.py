"""Medians and ratios of one run: ``python tests/benchmarks/run.py [--rounds N] [--json]``.

Nothing here passes or fails: figures depend on the machine, so each is set beside a floor that is
measured in the same run, in turn with it, and only the ratios travel.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from grader.asking import Submission
from grader.calls import Call
from grader.course import Entry, load_course
from grader.gradcheck import Points, locate
from grader.grading import grade
from grader.sandbox.session import Sandbox, Session
from grader.service import Job, Service


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
            target = "at most 3x" if name.startswith("sigmoid") else "under 25 ms, right"
            figures.append(Figure(name, value, "empty fork-and-reply", value / floor, target))
        figures.append(round_trip(sigmoid, sandbox, rounds))
        figures.append(location(backward, sandbox, rounds))
        figures += cold(sigmoid, sandbox, rounds)
    figures.append(throughput(sigmoid, 10 * rounds))
    return figures


def round_trip(entry: Entry, sandbox: Sandbox, rounds: int) -> Figure:
    """Measure one jailed call of a function that does nothing, in a running child."""
    with sandbox.start("def f(x):\n    return x\n", seed=1) as session:
        call = Call("f", (np.zeros(10),))
        return Figure(
            "one jailed call",
            median_ms(lambda: session.call(call), rounds * 20),
            target="under 0.06 ms",
        )


def location(entry: Entry, sandbox: Sandbox, rounds: int) -> Figure:
    """Measure finding the worst of 1,500 entries of a gradient, by 3,000 jailed calls."""
    rng = np.random.default_rng(0)
    params = {
        "W1": rng.normal(size=(30, 50)),
        "b1": np.zeros(50),
        "W2": rng.normal(size=(50, 3)),
        "b2": np.zeros(3),
    }
    x, t = rng.normal(size=(4, 30)), np.eye(3)[[0, 1, 2, 0]]

    def locate_once(session: Session) -> None:
        submission = Submission(session)

        def losses(points: Points) -> list[float]:
            answers = submission.each(points, part=0).forward(x)
            return [float(-np.sum(t * np.log(y.array(t.shape)))) for y in answers]

        locate(losses, params, params, "W1")

    limits = replace(sandbox.limits, total_seconds=600.0, cpu_seconds=600)
    with sandbox.start(entry.solution_source, seed=1, limits=limits) as session:
        value = median_ms(lambda: locate_once(session), max(rounds // 10, 5))
    return Figure("a fault located among 1,500 parameters", value, target="under 150 ms")


def throughput(entry: Entry, count: int) -> Figure:
    """Measure a queue of submissions, half of them wrong, on two workers of the service."""
    sources = [entry.solution_source, *(mistake.source for mistake in entry.mistakes)]
    with contextlib.closing(Service(workers=2, queue_limit=count)) as service:
        service.warm()
        first = [service.grade(entry.id, sources[0], seed=seed) for seed in range(4)]
        finish(first)
        start = time.perf_counter()
        jobs = [
            service.grade(
                entry.id, sources[seed % 2 * (1 + seed // 2 % (len(sources) - 1))], seed=seed
            )
            for seed in range(count)
        ]
        finish(jobs)
        milliseconds = (time.perf_counter() - start) * 1000
    return Figure(
        f"{count} submissions on two workers",
        milliseconds,
        f"{count / milliseconds * 1000:.0f} a second",
    )


def finish(jobs: list[Job]) -> None:
    """Wait for all of them."""
    for job in jobs:
        if not job.wait(120.0) or job.report is None:
            raise RuntimeError(f"a job did not finish: {job.problem}")


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
        beside = f"{figure.ratio:6.2f}x {figure.floor}" if figure.ratio else figure.floor
        print(f"{figure.name:45} {figure.milliseconds:9.3f} ms  {beside:35} {figure.target}")


if __name__ == "__main__":
    main()
