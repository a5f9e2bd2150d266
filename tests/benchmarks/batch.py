"""A class of a thousand on two workers: ``python tests/benchmarks/batch.py [--count N]``.

One exercise, no two programs alike: 60 % right and 38 % wrong in other people's styles, 2 % loops
that never end, with two seconds a call. It is run without the loops and with them, from the first
program read to the last verdict kept, jail and diagnosis on. Figures depend on the machine, so
the floor, an empty fork-and-reply of the jail, is measured in the same run. The targets: 100 a
second without the loops; loops that add at most their own limit divided by the workers; the
parent under 300 MB.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import statistics
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from grader.batch.cluster import ClusterPool
from grader.batch.local import LocalPool
from grader.batch.planning import make_plan
from grader.batch.pool import Pool
from grader.batch.results import Results
from grader.batch.run import run
from grader.batch.settings import Settings
from grader.batch.work import Item
from grader.course import HOME, Course, load_course
from grader.report import Outcome
from grader.sandbox.session import Sandbox

SLUG = "sigmoid"
WORKERS = 2
LIMIT = 2.0
LOOP = "def sigmoid(x):\n    while True:\n        pass\n"
CORPUS = HOME / "tests" / "corpus"


def styles(kind: str) -> list[str]:
    """Return whole programs as others write them."""
    found = sorted((CORPUS / kind / SLUG).glob("*.py"))
    return [path.read_text(encoding="utf-8") for path in found]


def generate(folder: Path, count: int, loops: int) -> None:
    """Write the class's work, well mixed: a program for each student."""
    right, wrong = itertools.cycle(styles("right")), itertools.cycle(styles("wrong"))
    of_right = round(count * 0.6)
    texts = [*itertools.islice(right, of_right), *itertools.islice(wrong, count - of_right - loops)]
    texts += [LOOP] * loops
    random.Random(1).shuffle(texts)
    folder.mkdir()
    for number, text in enumerate(texts):
        path = folder / f"student{number:05}__{SLUG}.py"
        path.write_text(f"{text}\n# {number}\n", encoding="utf-8")


def once(folder: Path, course: Course, pool: Pool) -> tuple[float, Counter[Outcome]]:
    """Grade a folder; return how long that took, and the outcomes."""
    assignment = folder.with_suffix(".toml")
    assignment.write_text(f"seed = 7\n[exercises]\n{SLUG} = 10\n", encoding="utf-8")
    plan = make_plan(folder, course, assignment)
    with Results(folder.with_suffix(".out")) as results:
        started = time.perf_counter()
        run(plan, course, results, pool, Settings(str(folder), call_seconds=LIMIT))
        return time.perf_counter() - started, results.tally()


def floor(sandbox: Sandbox, rounds: int = 60) -> float:
    """Return the median time of an empty fork-and-reply in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        sandbox.ping()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def warm(pool: Pool, course: Course) -> None:
    """Wait until every worker has graded something."""
    entry = course.find(SLUG)
    item = Item(0, entry.id, entry.solution_source.encode(), 7)
    for answer in [pool.submit([item] * 5) for _ in range(4 * pool.workers)]:
        answer.result(120.0)


def measure(count: int, scheduler: str | None) -> dict[str, float]:
    """Measure everything once."""
    course = load_course()
    loops = round(count * 0.02)
    pool: Pool
    if scheduler is None:
        pool = LocalPool(WORKERS, call_seconds=LIMIT)
    else:
        pool = ClusterPool(scheduler, "best", LIMIT)
    with tempfile.TemporaryDirectory() as name, closing(pool), Sandbox() as sandbox:
        folder = Path(name)
        generate(folder / "without", count - loops, 0)
        generate(folder / "with", count, loops)
        warm(pool, course)
        floors = [floor(sandbox)]
        without, tally = once(folder / "without", course, pool)
        floors.append(floor(sandbox))
        assert tally[Outcome.TIMEOUT] == tally[Outcome.INTERNAL_ERROR] == 0, tally
        together, tally = once(folder / "with", course, pool)
        floors.append(floor(sandbox))
        assert tally[Outcome.TIMEOUT] == loops and sum(tally.values()) == count, tally
    beat = statistics.median(floors)
    return {
        "programs": count - loops,
        "seconds without loops": without,
        "a second without loops": (count - loops) / without,
        "floor, ms": beat * 1000,
        "floors a program, on each worker": without * pool.workers / (count - loops) / beat,
        "loops": loops,
        "seconds with loops": together,
        "loops added, seconds": together - without,
        "their limit divided by the workers, seconds": loops * LIMIT / pool.workers,
        "parent at most, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print the figures as a table or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--scheduler", help="of a Dask cluster, instead of two local workers")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.count, options.scheduler)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:45} {value:9.2f}")


if __name__ == "__main__":
    main()
