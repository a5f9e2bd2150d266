"""Memory of a run into the hundred thousands: ``python tests/benchmarks/many.py [COUNT ...]``.

Each count runs in a process of its own, on as many generated programs (one text each), from
looking through the folder to the last output. Grading itself is left out: a stand-in for the pool
answers every program at once with the verdict that one of them really got, so that what is
measured is what the parent holds, and not how long a jail takes. ``--real`` grades them all on
two workers instead.

The targets: under 300 MB, and from ten thousand on no more for each program than what the list of
who handed in what takes.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

from grader.batch.local import LocalPool
from grader.batch.planning import make_plan
from grader.batch.pool import Pool
from grader.batch.results import Results
from grader.batch.run import conclude, run
from grader.batch.settings import Settings
from grader.batch.work import Done, Item
from grader.course import load_course
from grader.grading import grade
from grader.report import Isolation, dumps
from grader.sandbox.session import Sandbox

SIGMOID = "activations/sigmoid"
COUNTS = (1_000, 10_000, 100_000)


class AtOnce:
    """A pool that gives everybody the same verdict, without looking at the program."""

    workers = 2
    remarks = ()

    def __init__(self, report: str) -> None:
        self._report = report

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Answer at once."""
        answer: Future[list[Done]] = Future()
        answer.set_result([Done(item.number, self._report) for item in items])
        return answer

    def isolation(self) -> Mapping[str, Isolation]:
        """Nothing is shut in, because nothing is run."""
        return {}

    def stop(self) -> None:
        """There is nothing to stop."""

    def close(self) -> None:
        """There is nothing to close."""


def generate(folder: Path, count: int) -> None:
    """Write `count` programs of as many students; no two have the same text."""
    wrong = load_course().find(SIGMOID).mistakes[0].source
    folder.mkdir()
    for number in range(count):
        text = f"# student {number}\n{wrong}"
        (folder / f"student{number:06}__sigmoid.py").write_text(text, encoding="utf-8")


def verdict() -> str:
    """Return what a wrong program really gets, with its diagnosis."""
    entry = load_course().find(SIGMOID)
    with Sandbox() as sandbox:
        return dumps(grade(entry, entry.mistakes[0].source, seed=7, sandbox=sandbox))


def peak() -> float:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path, *, real: bool) -> dict[str, float]:
    """Run once in this process; return the peak after each part, and how long the parts took."""
    course = load_course()
    assignment = folder / "assignment.toml"
    assignment.write_text("seed = 7\n[exercises]\nsigmoid = 10\n", encoding="utf-8")
    pool: Pool = LocalPool(2) if real else AtOnce(verdict())
    found = {"start": peak()}
    clock = time.perf_counter()

    def note(part: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        found[part], found[f"{part} s"] = peak(), now - clock
        clock = now

    submissions = folder / "handed_in"
    plan = make_plan(submissions, course, assignment)
    note("intake")
    with closing(pool), Results(folder / "out") as results:
        run(plan, course, results, pool, Settings(str(submissions)))
        note("run")
        conclude(folder / "out", plan, results, course, "en")
        note("outputs")
    found["threads"] = threading.active_count()
    return found


def main() -> None:
    """Print a line for each count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--real", action="store_true", help="grade them, on two workers")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(measure(Path(options.inside), real=options.real)))
        return
    print("programs    start   intake      run  outputs  MB at most      seconds of each")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder) / "handed_in", count)
            command = [sys.executable, __file__, "--inside", folder]
            command += ["--real"] if options.real else []
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            show(count, json.loads(done.stdout))


def show(count: int, found: dict[str, float]) -> None:
    """Print a line."""
    parts = ("start", "intake", "run", "outputs")
    peaks = " ".join(f"{found[part]:8.0f}" for part in parts)
    seconds = " ".join(f"{found[f'{part} s']:8.1f}" for part in parts[1:])
    print(f"{count:8} {peaks}             {seconds}", flush=True)


if __name__ == "__main__":
    main()
