"""Ours beside what instructors use today: ``python tests/benchmarks/peers/run.py [--json]``.

The README beside this file says what is compared. Nothing here is part of the tests.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[2]
sys.path.insert(0, str(HERE))
from others import nbgrader, otter  # noqa: E402 - beside this file
from programs import programs  # noqa: E402
from timing import Grade, Points, Times, stopwatch  # noqa: E402

FULL = 9.0
_SLOW = 15.0  # seconds; what takes longer is run once
ASSIGNMENT = 'title = "Peers"\nseed = 1\n[exercises]\nnine_checks = 9\n'


@dataclass(frozen=True)
class Figure:
    """What one grader took for so many submissions: medians of some rounds, in seconds."""

    grader: str
    count: int
    rounds: int
    wall: float
    cpu: float


def main() -> int:
    """Measure, print, and return 1 when graders disagree about who is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="measure nbgrader and otter too")
    parser.add_argument("--few", type=int, default=20, metavar="N")
    parser.add_argument("--many", type=int, default=500, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="peers-") as place:
        figures = measure(Path(place), options)
    rows = table(figures, options.few, options.many)
    if options.json:
        print(json.dumps({"figures": [asdict(one) for one in figures], "rows": rows}, indent=2))
    else:
        show(figures, rows)
    return 0


def measure(place: Path, options: argparse.Namespace) -> list[Figure]:
    """Measure every grader, those of one size in turn, so that drift meets them all."""
    few, many, rounds = options.few, options.many, options.rounds
    tree = ours_tree(place / "tree")
    processors = len(os.sched_getaffinity(0))
    workers = sorted({1, processors})
    figures = []
    for count in (few, many):
        folder = place / str(count)
        write_programs(folder, count)
        graders: dict[str, Grade] = {
            f"ours, {jobs} worker{'s' * (jobs > 1)}": ours(tree, folder, jobs) for jobs in workers
        }
        if count == few:
            graders |= {"fresh Python": fresh(folder)}
        if options.peers and count == few:
            graders["nbgrader"] = nbgrader(options.peers, place / "nbgrader", few)
            graders["otter"] = otter(options.peers, place / "otter", few)
        figures += in_turn(graders, count, rounds)
    return figures


def in_turn(graders: dict[str, Grade], count: int, rounds: int) -> list[Figure]:
    """Run each grader once a round (the slow ones in the first alone), and check its verdicts."""
    right = {name for name, _, is_right in programs(count) if is_right}
    times: dict[str, list[Times]] = {name: [] for name in graders}
    for number in range(rounds):
        for name, grade in graders.items():
            if number and times[name][0].wall > _SLOW:
                continue
            points, taken = grade()
            found = {student for student, reached in points.items() if reached >= FULL}
            if found != right or len(points) != count:
                raise SystemExit(f"{name} finds others right: {sorted(found ^ right)[:5]}")
            times[name].append(taken)
            print(f"  {name}, {count}: {taken.wall:.2f} s", file=sys.stderr)
    return [
        Figure(
            name,
            count,
            len(taken),
            statistics.median(one.wall for one in taken),
            statistics.median(one.cpu for one in taken),
        )
        for name, taken in times.items()
    ]


def write_programs(folder: Path, count: int) -> None:
    """Write a folder for each student."""
    for name, text, _ in programs(count):
        (folder / name).mkdir(parents=True)
        (folder / name / "nine_checks.py").write_text(text, encoding="utf-8")


def ours_tree(place: Path) -> Path:
    """Make an installation of this grader that has the course of nine checks for its course."""
    left_out = shutil.ignore_patterns("__pycache__", "node_modules", "fonts", "ui")
    shutil.copytree(HOME / "grader", place / "grader", ignore=left_out)
    for part in ("exercises", "reference"):
        shutil.copytree(HERE / "course" / part, place / part, ignore=left_out)
    (place / "peers.toml").write_text(ASSIGNMENT, encoding="utf-8")
    return place


def ours(tree: Path, folder: Path, jobs: int) -> Grade:
    """Return ``grader run`` on a folder, into a fresh one each time.

    All of them stay until the end: beside thousands of files that were just deleted, some file
    systems take ten times as long to make a new one.
    """

    def grade() -> tuple[Points, Times]:
        out = tempfile.mkdtemp(dir=tree)
        command = [sys.executable, "-P", "-m", "grader", "run", str(folder), "--out", out]
        command += ["--assignment", str(tree / "peers.toml"), "--jobs", str(jobs), "--json"]
        taken = stopwatch()
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        times = taken()
        with (Path(out) / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [*csv.reader(file)]
        at = rows[0].index("peers/nine_checks")
        return {row[0]: float(row[at]) for row in rows[1:]}, times

    return grade


def fresh(folder: Path) -> Grade:
    """Return one fresh Python for each student, one after the other."""

    def grade() -> tuple[Points, Times]:
        found: Points = {}
        taken = stopwatch()
        for student in sorted(folder.iterdir()):
            command = [sys.executable, str(HERE / "fresh.py"), str(student / "nine_checks.py")]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[student.name] = float(done.stdout)
        return found, taken()

    return grade


def table(figures: Sequence[Figure], few: int, many: int) -> list[dict[str, object]]:
    """Set each of ours beside each of the others: with start, at many, and without start."""
    by = {(one.grader, one.count): one for one in figures}
    others = [one for one in figures if not one.grader.startswith("ours")]
    rows: list[dict[str, object]] = []
    for name in dict.fromkeys(one.grader for one in figures if one.grader.startswith("ours")):
        small, large = by[name, few], by[name, many]
        for what, wall, cpu in (
            (f"{few} with start", small.wall / few, small.cpu / few),
            (f"{many} with start", large.wall / many, large.cpu / many),
            (
                "without start",
                (large.wall - small.wall) / (many - few),
                (large.cpu - small.cpu) / (many - few),
            ),
        ):
            row: dict[str, object] = {"ours": name, "of": what}
            row |= {"ms": round(1000 * wall, 2), "cpu_ms": round(1000 * cpu, 2)}
            for other in others:
                row[other.grader] = round(other.wall / other.count / wall, 1)
                row[f"{other.grader} (cpu)"] = round(other.cpu / other.count / cpu, 1)
            rows.append(row)
    return rows


def show(figures: Sequence[Figure], rows: Sequence[dict[str, object]]) -> None:
    """Print what was measured, and the ratios."""
    for one in figures:
        wall, cpu = 1000 * one.wall / one.count, 1000 * one.cpu / one.count
        print(
            f"{one.grader:16} {one.count:5} {one.wall:7.2f} s {wall:8.1f} ms each"
            f" {1 / one.wall * one.count:7.1f} a second {cpu:8.1f} ms of processors"
            f"  (rounds: {one.rounds})"
        )
    print("\nHow many times as fast (and how many times fewer processor seconds):")
    for row in rows:
        names = [name for name in row if f"{name} (cpu)" in row]
        told = "   ".join(f"{name} {row[name]}x ({row[f'{name} (cpu)']}x)" for name in names)
        print(f"{row['ours']:16} {row['of']:16} {row['ms']:>7} ms   {told}")


if __name__ == "__main__":
    sys.exit(main())
